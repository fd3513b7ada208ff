import { aptInstall, hasApt } from "./support/apt";
import { endChildrenOnSignals } from "./support/bounded-process";
import { isRoot } from "./browser";
import { hasOffice } from "./support/office";

/**
 * A LibreOffice for the tests that open what the product writes as Excel and Word would. Debian's packages where it is
 * missing and may be installed; else those tests are skipped, and say so.
 */
const PACKAGES = ["libreoffice-writer-nogui", "libreoffice-calc-nogui", "fonts-noto-cjk"];

endChildrenOnSignals();
if (!(await hasOffice()) && isRoot() && hasApt()) {
  console.error("No LibreOffice: installing Debian's.");
  await aptInstall(PACKAGES);
}
if (!(await hasOffice())) {
  console.error(`No LibreOffice here, so the tests that open the Excel and Word files in it are skipped: install ${PACKAGES.join(" ")}.`);
}
