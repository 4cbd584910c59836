#pragma once
#include <libpq-fe.h>
// The readiness interface that the client waits on; Glibc's Swift module leaves eventfd out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
