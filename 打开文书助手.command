#!/bin/sh
# 在 macOS 上双击它。第一次被系统拦下的：按住 control 点它，选“打开”。
exec sh "$(dirname "$0")/打开文书助手.sh" "$@"
