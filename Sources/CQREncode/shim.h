#pragma once
// libqrencode 4, which draws QR codes.
#include <qrencode.h>
