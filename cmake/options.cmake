# SPDX-License-Identifier: Apache-2.0
# What every target of the project is compiled with. No global flags: targets link linedesk_options.
add_library(linedesk_options INTERFACE)
target_compile_features(linedesk_options INTERFACE cxx_std_20)
target_compile_definitions(linedesk_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    LINEDESK_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(linedesk_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers
        -fstack-protector-strong $<$<BOOL:${LINEDESK_WERROR}>:-Werror>)
    if(NOT LINEDESK_SANITIZE)
        target_compile_options(linedesk_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
    endif()
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
        target_link_options(linedesk_options INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)
    endif()
endif()
if(LINEDESK_SANITIZE)
    target_compile_options(linedesk_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
        -fno-sanitize-recover=undefined)
    target_link_options(linedesk_options INTERFACE -fsanitize=address,undefined)
endif()
