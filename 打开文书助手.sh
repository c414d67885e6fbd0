#!/bin/sh
# 在 Linux 上：右键，作为程序运行；或者在终端里 sh 打开文书助手.sh。macOS 上双击 打开文书助手.command。
cd "$(dirname "$0")" || exit 1
PYTHONUTF8=1
export PYTHONUTF8

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

found=
old=
for each in .venv/bin/python python3.13 python3.14 python3.12 python3.11 python3.15 \
  /Library/Frameworks/Python.framework/Versions/3.1[1-9]/bin/python3 /opt/homebrew/bin/python3 python3 python; do
  if is_new_enough "$each"; then
    found=$each
    break
  fi
  if "$each" -c '' >/dev/null 2>&1; then old=yes; fi
done

if [ -z "$found" ]; then
  cat "scripts/start/$([ -n "$old" ] && echo old || echo no)-python.txt"
  status=1
else
  "$found" -m scripts.begin "$@"
  status=$?
fi

if [ $# -eq 0 ] && [ -t 0 ] && [ $status -ne 0 ]; then
  printf '按回车关闭。'
  read -r _
fi
exit $status
