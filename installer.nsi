; Packs the finished Windows folder into an installer; `python3 dev.py build --installer` runs it
; with VERSION, FOLDER (that folder), SIZE_KB and OUTPUT.
;
; Per user without any rights, or per computer (/AllUsers). Silent with /S; exit code 3 when the
; program is running. The new parts lie complete beside the old ones before those go; nothing that
; a user made is ever touched.

Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
ManifestSupportedOS Win10

!define NAME "Meja Aduan"
!define KEY "MejaAduan"
!define KIND "MejaAduan.Register"
!define GONE "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"
!define NEW "$INSTDIR\_baru"
!define OLD "$INSTDIR\_lama"
!define RUNNING 3
!define FAILED 2

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Pemasang ${NAME}"
VIAddVersionKey "LegalCopyright" "© 2026 para penyumbang Meja Aduan, lisensi MIT"

!define MUI_ICON "resources\icons\app.ico"
!define MUI_UNICON "resources\icons\app.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\MejaAduan.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Buka ${NAME} sekarang"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"

; Windows lets nobody write to a program that is running.
!macro REFUSE_WHILE_RUNNING PROGRAM
  again_${PROGRAM}:
  IfFileExists "$INSTDIR\${PROGRAM}.exe" 0 free_${PROGRAM}
  ClearErrors
  FileOpen $0 "$INSTDIR\${PROGRAM}.exe" a
  IfErrors busy_${PROGRAM}
  FileClose $0
  Goto free_${PROGRAM}
  busy_${PROGRAM}:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} sedang terbuka. Tutup dulu jendelanya, lalu pilih Ulangi." /SD IDCANCEL IDRETRY again_${PROGRAM}
  SetErrorLevel ${RUNNING}
  Quit
  free_${PROGRAM}:
!macroend

!macro REFUSE_WHILE_ANY_RUNS
  !insertmacro REFUSE_WHILE_RUNNING MejaAduan
  !insertmacro REFUSE_WHILE_RUNNING meja-aduan
!macroend

Function .onInit
  SetRegView 64
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section
  !insertmacro REFUSE_WHILE_ANY_RUNS
  RMDir /r "${NEW}"
  RMDir /r "${OLD}"
  ClearErrors
  SetOutPath "${NEW}"
  File /r "${FOLDER}\*.*"
  IfErrors 0 complete
  SetOutPath "$TEMP"
  RMDir /r "${NEW}"
  MessageBox MB_OK|MB_ICONSTOP "${NAME} tidak dapat disalin seluruhnya: tempat penyimpanan penuh atau tidak dapat ditulisi. Yang sudah terpasang tidak berubah." /SD IDOK
  SetErrorLevel ${FAILED}
  Abort
  complete:
  SetOutPath "$INSTDIR"
  CreateDirectory "${OLD}"
  Rename "$INSTDIR\_internal" "${OLD}\_internal"
  Rename "$INSTDIR\MejaAduan.exe" "${OLD}\MejaAduan.exe"
  Rename "$INSTDIR\meja-aduan.exe" "${OLD}\meja-aduan.exe"
  ClearErrors
  Rename "${NEW}\_internal" "$INSTDIR\_internal"
  Rename "${NEW}\MejaAduan.exe" "$INSTDIR\MejaAduan.exe"
  Rename "${NEW}\meja-aduan.exe" "$INSTDIR\meja-aduan.exe"
  IfErrors 0 moved
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\MejaAduan.exe"
  Delete "$INSTDIR\meja-aduan.exe"
  Rename "${OLD}\_internal" "$INSTDIR\_internal"
  Rename "${OLD}\MejaAduan.exe" "$INSTDIR\MejaAduan.exe"
  Rename "${OLD}\meja-aduan.exe" "$INSTDIR\meja-aduan.exe"
  RMDir /r "${NEW}"
  MessageBox MB_OK|MB_ICONSTOP "${NAME} tidak dapat diperbarui; yang lama dipasang kembali." /SD IDOK
  SetErrorLevel ${FAILED}
  Abort
  moved:
  RMDir /r "${OLD}"
  RMDir /r "${NEW}"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\MejaAduan.exe"
  WriteUninstaller "$INSTDIR\Hapus Meja Aduan.exe"
  WriteRegStr SHCTX "Software\${KEY}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "Software\Classes\.mejaaduan" "" "${KIND}"
  WriteRegStr SHCTX "Software\Classes\${KIND}" "" "Register Meja Aduan"
  WriteRegStr SHCTX "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\MejaAduan.exe,0"
  WriteRegStr SHCTX "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\MejaAduan.exe" "%1"'
  WriteRegStr SHCTX "${GONE}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${GONE}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${GONE}" "DisplayIcon" "$INSTDIR\MejaAduan.exe"
  WriteRegStr SHCTX "${GONE}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${GONE}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${GONE}" "UninstallString" '"$INSTDIR\Hapus Meja Aduan.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${GONE}" "QuietUninstallString" '"$INSTDIR\Hapus Meja Aduan.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${GONE}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${GONE}" "NoModify" 1
  WriteRegDWORD SHCTX "${GONE}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_ANY_RUNS
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\MejaAduan.exe"
  Delete "$INSTDIR\meja-aduan.exe"
  Delete "$INSTDIR\Hapus Meja Aduan.exe"
  ; Only when nothing else lies there: a register kept beside the program stays.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${GONE}"
  DeleteRegKey SHCTX "Software\${KEY}"
  DeleteRegKey SHCTX "Software\Classes\${KIND}"
  ReadRegStr $0 SHCTX "Software\Classes\.mejaaduan" ""
  StrCmp $0 "${KIND}" 0 +2
  DeleteRegKey SHCTX "Software\Classes\.mejaaduan"
  ${RefreshShellIcons}
SectionEnd
