# Writes the prelude's modules into a C++ source. Long texts are cut into several literals, since compilers bound
# the length of one.
set(body "")
set(rows "")
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME_WE)
    string(REPLACE "__" "." module ${name})
    file(READ ${file} text)
    string(LENGTH "${text}" length)
    set(pieces "")
    set(at 0)
    while(at LESS length)
        string(SUBSTRING "${text}" ${at} 8000 piece)
        string(APPEND pieces "R\"PRELUDE(${piece})PRELUDE\"\n")
        math(EXPR at "${at} + 8000")
    endwhile()
    string(APPEND body "constexpr std::string_view k_${name} = ${pieces};\n")
    string(APPEND rows "    PreludeModule{\"${module}\", k_${name}},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"core/lang/prelude.h\"

#include <array>

namespace core {

namespace {

${body}
constexpr std::array kModules{
${rows}};

} // namespace

std::span<const PreludeModule> preludeModules()
{
    return kModules;
}

} // namespace core
")
