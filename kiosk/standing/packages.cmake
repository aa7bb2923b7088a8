# What is installed where, and the three Debian packages. After a build:
#   cpack --config build/CPackConfig.cmake -B build/packages
include(GNUInstallDirs)
set(standing ${CMAKE_CURRENT_LIST_DIR})
set(share ${CMAKE_INSTALL_DATADIR}/anna)

install(TARGETS anna-kiosk DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT kiosk)
install(DIRECTORY ${ANNA_STRINGS_DIR} DESTINATION ${share} COMPONENT kiosk)
install(FILES ${CMAKE_SOURCE_DIR}/assets/compose DESTINATION ${share}/assets COMPONENT kiosk)
install(FILES ${CMAKE_SOURCE_DIR}/assets/words/three_words.tsv DESTINATION ${share}/assets/words COMPONENT kiosk)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/speech DESTINATION ${share}/assets COMPONENT kiosk)
install(FILES ${standing}/kiosk.conf DESTINATION /etc/anna COMPONENT kiosk)
install(TARGETS anna-courier DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT courier)
install(FILES ${standing}/courier/courier.conf DESTINATION /etc/anna COMPONENT courier)
install(FILES ${standing}/courier/anna-courier.service DESTINATION lib/systemd/system COMPONENT courier)
install(FILES ${standing}/courier/anna-courier.sysusers DESTINATION lib/sysusers.d RENAME anna-courier.conf COMPONENT courier)
install(TARGETS anna-program DESTINATION ${CMAKE_INSTALL_SBINDIR} COMPONENT kiosk)
install(PROGRAMS ${standing}/anna-put-up DESTINATION ${CMAKE_INSTALL_SBINDIR} COMPONENT kiosk)
install(TARGETS anna-print anna-voice DESTINATION lib/anna COMPONENT kiosk)
install(PROGRAMS ${standing}/stick ${standing}/xauthority DESTINATION lib/anna COMPONENT kiosk)
install(FILES ${standing}/xorg.conf ${standing}/90-anna-stick.rules
  ${standing}/90-anna-touch.rules ${standing}/72-anna-sound.rules ${standing}/logind.conf
  ${standing}/system.conf
  DESTINATION ${share}/standing COMPONENT kiosk)
install(DIRECTORY ${standing}/no-pointer DESTINATION ${share}/standing COMPONENT kiosk)
file(GLOB units ${standing}/*.service ${standing}/*.path)
install(FILES ${units} DESTINATION lib/systemd/system COMPONENT kiosk)
install(FILES ${standing}/anna.sysusers DESTINATION lib/sysusers.d RENAME anna.conf COMPONENT kiosk)
install(FILES ${standing}/anna.tmpfiles DESTINATION lib/tmpfiles.d RENAME anna.conf COMPONENT kiosk)
# Manual pages are read from the repository as they are; packages carry them compressed, each the same bytes every time.
function(manual_pages component)
  foreach(page ${ARGN})
    get_filename_component(name ${page} NAME)
    string(REGEX REPLACE ".*\\." "" section ${name})
    add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/manual/${name}.gz
      COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/manual
      COMMAND gzip -9nc ${page} > ${CMAKE_BINARY_DIR}/manual/${name}.gz
      DEPENDS ${page} VERBATIM)
    list(APPEND packed ${CMAKE_BINARY_DIR}/manual/${name}.gz)
    install(FILES ${CMAKE_BINARY_DIR}/manual/${name}.gz
      DESTINATION ${CMAKE_INSTALL_DATADIR}/man/man${section} COMPONENT ${component})
  endforeach()
  add_custom_target(manual_${component} ALL DEPENDS ${packed})
endfunction()
file(GLOB pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/kiosk/manual/*.[1-8])
list(REMOVE_ITEM pages ${CMAKE_SOURCE_DIR}/kiosk/manual/anna-courier.8)
manual_pages(kiosk ${pages})
manual_pages(courier ${CMAKE_SOURCE_DIR}/kiosk/manual/anna-courier.8)
file(GLOB pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/admin/*.[1-8])
manual_pages(admin ${pages})

install(FILES ${standing}/README.md ${standing}/70-anna-usb.rules
  ${CMAKE_SOURCE_DIR}/kiosk/manual/front-desk.html ${CMAKE_SOURCE_DIR}/kiosk/manual/what-it-knows.html
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/anna-kiosk COMPONENT kiosk)

foreach(component kiosk courier admin)
  install(FILES ${standing}/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/anna-${component}
    COMPONENT ${component})
endforeach()
set(completions ${CMAKE_BINARY_DIR}/completions)
install(FILES ${completions}/anna-kiosk ${completions}/anna-program
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT kiosk)
install(FILES ${completions}/anna-admin
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT admin)

install(TARGETS anna-admin anna-preview DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT admin)
set(office ${CMAKE_SOURCE_DIR}/admin/standing)
install(FILES ${office}/anna-office.service DESTINATION lib/systemd/user COMPONENT admin)
install(FILES ${office}/anna-office.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT admin)
install(FILES ${CMAKE_SOURCE_DIR}/assets/office/icon.svg RENAME anna-office.svg
  DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT admin)
install(FILES ${office}/nginx.conf DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/anna-admin/examples COMPONENT admin)
install(DIRECTORY ${ANNA_MESSAGES_DIR} DESTINATION ${CMAKE_INSTALL_DATADIR} COMPONENT admin)
install(FILES ${CMAKE_BINARY_DIR}/colours.css DESTINATION ${share} COMPONENT admin)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets/content ${CMAKE_SOURCE_DIR}/assets/office
  DESTINATION ${share}/assets COMPONENT admin)
install(FILES ${CMAKE_SOURCE_DIR}/assets/words/german_classes.tsv ${CMAKE_SOURCE_DIR}/assets/words/german_lists.tsv
  DESTINATION ${share}/assets/words COMPONENT admin)
install(FILES ${CMAKE_SOURCE_DIR}/admin/README.md ${CMAKE_SOURCE_DIR}/assets/office/hsds-extensions.md
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/anna-admin COMPONENT admin)
install(FILES ${CMAKE_SOURCE_DIR}/admin/formats/README.md RENAME formats.md
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/anna-admin COMPONENT admin)
install(FILES ${CMAKE_SOURCE_DIR}/assets/content/README.md RENAME content.md
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/anna-admin COMPONENT admin)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL kiosk courier admin)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "ANNA <anna@localhost>")
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_KIOSK_PACKAGE_NAME anna-kiosk)
set(CPACK_DEBIAN_KIOSK_DESCRIPTION "help for parents, on a screen in the town hall
 A full-screen terminal for a touchscreen. It shows the local offers of a town in
 plain words and four languages, needs no network, and forgets each visitor.")
set(CPACK_DEBIAN_KIOSK_PACKAGE_DEPENDS
  "espeak-ng-data, fonts-noto-core, fonts-material-design-icons-iconfont, systemd")
set(CPACK_DEBIAN_KIOSK_PACKAGE_RECOMMENDS
  "xserver-xorg-core, xserver-xorg-input-libinput, xauth, udev")
set(CPACK_DEBIAN_KIOSK_PACKAGE_SUGGESTS "cage, cups, seatd, xwayland, libgl1-mesa-dri")
set(CPACK_DEBIAN_KIOSK_PACKAGE_CONTROL_EXTRA "${standing}/debian/postinst"
  "${standing}/debian/prerm" "${standing}/debian/postrm" "${standing}/debian/conffiles")

set(CPACK_DEBIAN_COURIER_PACKAGE_NAME anna-courier)
set(CPACK_DEBIAN_COURIER_DESCRIPTION "content for an ANNA terminal over the network
 Fetches what the office has published on a server, as a user of its own beside
 the terminal, which itself has no network and proves what came.")
set(CPACK_DEBIAN_COURIER_PACKAGE_DEPENDS "ca-certificates, systemd")
set(CPACK_DEBIAN_COURIER_PACKAGE_SUGGESTS "anna-kiosk")
set(CPACK_DEBIAN_COURIER_PACKAGE_CONTROL_EXTRA "${standing}/courier/postinst"
  "${standing}/courier/prerm" "${standing}/courier/postrm" "${standing}/courier/conffiles")

set(CPACK_DEBIAN_ADMIN_PACKAGE_NAME anna-admin)
set(CPACK_DEBIAN_ADMIN_PACKAGE_DEPENDS "graphviz, fonts-material-design-icons-iconfont")
set(CPACK_DEBIAN_ADMIN_PACKAGE_RECOMMENDS "wngerman, fonts-noto-core, xdg-utils")
# What speaks, and how words are said, comes with the terminal.
set(CPACK_DEBIAN_ADMIN_PACKAGE_SUGGESTS "anna-kiosk")
set(CPACK_DEBIAN_ADMIN_DESCRIPTION "the office of ANNA, help for parents
 Keeps the offers of a town, checks and signs them, and brings them to the
 terminals on a USB stick.")

include(CPack)
