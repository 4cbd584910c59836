#pragma once
// libxlsxwriter 1, which writes workbooks (ISO/IEC 29500).
#include <xlsxwriter.h>
