@echo off
rem ASCII only: cmd reads this file in the code page of the system. What people read is typed from UTF-8 files.
setlocal
pushd "%~dp0"
if not exist "scripts\begin.py" goto zipped
chcp 65001 >nul
set PYTHONUTF8=1
set LETTERS_PYTHON=
if exist ".venv\Scripts\python.exe" call :try ".venv\Scripts\python.exe"
for %%V in (3.13 3.14 3.12 3.11 3.15) do if not defined LETTERS_PYTHON call :try py -%%V
if not defined LETTERS_PYTHON call :try py -3
if not defined LETTERS_PYTHON call :try python
if not defined LETTERS_PYTHON goto none
%LETTERS_PYTHON% -m scripts.begin %*
goto stop

:try
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if %errorlevel% equ 0 set LETTERS_PYTHON=%*
goto :eof

:none
py -c "" >nul 2>nul
if %errorlevel% equ 0 goto old
python -c "" >nul 2>nul
if %errorlevel% equ 0 goto old
type "scripts\start\no-python.txt"
goto stop

:old
type "scripts\start\old-python.txt"
goto stop

:zipped
rem Opened inside the archive: nothing lies beside it that could be typed.
echo Please extract the archive first, then open this file again.
powershell -NoProfile -Command "Add-Type -AssemblyName System.Windows.Forms; [void][Windows.Forms.MessageBox]::Show([regex]::Unescape('\u8bf7\u5148\u628a\u538b\u7f29\u5305\u89e3\u538b\uff0c\u518d\u53cc\u51fb\u89e3\u538b\u51fa\u6765\u7684\u201c\u6253\u5f00\u6587\u4e66\u52a9\u624b\u201d\u3002\u5728\u538b\u7f29\u5305\u91cc\u6253\u5f00\u662f\u8fd0\u884c\u4e0d\u4e86\u7684\u3002'))"

:stop
popd
if "%~1"=="" pause
