/** The first door of the first visit, as a person takes it: for the end-to-end tests and the pictures. @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
export const demoDoor = (page) => page.getByRole('button', { name: /^(Open the demo shop|打开演示店铺)$/ })

/** On the first visit: opens the demo shop; answers, after how many ms figures stood, when all of it is there. @param {Page} page */
export async function openDemoShop(page) {
  await demoDoor(page).click()
  const pressed = Date.now()
  await page.locator('[data-live="true"] [data-metric]').first().waitFor({ timeout: 60_000 })
  const figuresMs = Date.now() - pressed
  await demoWhole(page)
  return figuresMs
}

/** Waits until the rest has come behind the figures. @param {Page} page */
export async function demoWhole(page) {
  await page.getByRole('link', { name: /^(Making the demo shop|正在生成演示店铺)/ }).waitFor({ state: 'detached', timeout: 120_000 })
}
