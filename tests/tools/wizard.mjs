/** The import wizard as a person drives it: for the end-to-end tests and the bench. @typedef {import('@playwright/test').Page} Page */

/** On the import screen: chooses the file. @param {Page} page @param {string | { name: string, mimeType: string, buffer: Buffer }} file */
export const chooseFile = (page, file) => page.getByLabel(/^(Order file|订单文件)$/).setInputFiles(file)

/** Starts the dry run of the chosen file. @param {Page} page */
export const pressCheck = (page) => page.getByRole('button', { name: /^(Check|检\s*查)$/ }).click()

/** On the import screen: chooses the file and presses Check; answers when the result of the dry run stands. @param {Page} page @param {Parameters<typeof chooseFile>[1]} file */
export async function openWizard(page, file) {
  await chooseFile(page, file)
  await pressCheck(page)
  await importButton(page).waitFor({ timeout: 300_000 })
}

/** After a dry run: presses Import. @param {Page} page */
export const pressImport = (page) => importButton(page).click()

/** Stands when a dry run has found something to import. @param {Page} page */
export const importButton = (page) => page.getByRole('button', { name: /^(Import [\d,]+ orders?|导入.*订单)$/ })
