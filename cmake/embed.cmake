# embed.cmake - makes one page of its parts and a C array of the page.
#
#   cmake -DPAGE=page.html -DOUT=page.inc -P embed.cmake
#
# A line @NAME.js@ or @NAME.css@ of the page stands for the file of that name
# beside it. The page itself has no other way to come by it: it is to be one
# file that asks nobody for anything. OUT has the bytes as numbers, to be
# included between the braces of an array.
cmake_minimum_required(VERSION 3.20)

# By their bytes: brackets and semicolons mean something in CMake's own texts.
function(read_bytes file result)
  file(READ ${file} hex HEX)
  set(${result} ${hex} PARENT_SCOPE)
endfunction()

function(hex_of text result)
  string(HEX "${text}" hex)
  set(${result} ${hex} PARENT_SCOPE)
endfunction()

get_filename_component(folder ${PAGE} DIRECTORY)
read_bytes(${PAGE} page)
file(GLOB parts RELATIVE ${folder} ${folder}/*.js ${folder}/*.css)
foreach(part ${parts})
  hex_of("@${part}@\n" place)
  string(FIND "${page}" "${place}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "${PAGE}: has no place for ${part}")
  endif()
  read_bytes(${folder}/${part} bytes)
  string(REPLACE "${place}" "${bytes}" page "${page}")
endforeach()
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," page "${page}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" page "${page}")
file(WRITE ${OUT} "${page}\n")
