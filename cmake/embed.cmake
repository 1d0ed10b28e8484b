# embed.cmake - makes one page of its parts and a C array of the page.
#
#   cmake -DPAGE=page.html -DOUT=page.inc -P embed.cmake
#
# A line @NAME.js@ or @NAME.css@ of the page stands for the file of that name
# beside it. The page itself has no other way to come by it: it is to be one
# file that asks nobody for anything. OUT has the bytes as numbers, to be
# included between the braces of an array.
cmake_minimum_required(VERSION 3.20)

# All by bytes in hex: brackets and semicolons mean something in CMake's texts.
get_filename_component(folder ${PAGE} DIRECTORY)
file(READ ${PAGE} page HEX)
file(STRINGS ${PAGE} places REGEX "^@[a-z_]+[.](js|css)@$")
foreach(place ${places})
  string(REPLACE "@" "" part ${place})
  file(READ ${folder}/${part} bytes HEX)
  string(HEX "${place}\n" place)
  string(REPLACE "${place}" "${bytes}" page "${page}")
endforeach()
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," page "${page}")
string(REGEX REPLACE "(0x0a,)" "\\1\n" page "${page}") # a line a line
file(WRITE ${OUT} "${page}\n")
