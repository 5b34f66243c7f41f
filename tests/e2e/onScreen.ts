import type { BrowserContext, Locator, Page } from '@playwright/test'
import { standing, watch } from './fixtures'

/** What tests of the areas do on their screens. */

export const main = (page: Page): Locator => page.getByRole('main')
export const dialog = (page: Page): Locator => page.getByRole('dialog')
export const toasts = (page: Page): Locator => page.locator('.zg-toasts')

/** Opens an address and waits until its screen stands. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await standing(page)
}

/** A tab beside the first, in which nothing may go wrong either. A tab behind another is drawn once a second: `bringToFront` the one that is worked in. */
export async function secondTab(context: BrowserContext, trouble: string[]): Promise<Page> {
  const page = await context.newPage()
  await watch(page, trouble)
  return page
}

/** Puts text on the clipboard and pastes it where the focus is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('ControlOrMeta+v')
}

/** Gives a picture of that size to the chooser of files that a button opens. */
export async function addPicture(page: Page, button: Locator, width: number, height: number): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
  await chooser.setFiles({ name: 'tee.png', mimeType: 'image/png', buffer: await pictureOf(page, width, height) })
}

/** A PNG of that size, drawn in the page. */
async function pictureOf(page: Page, width: number, height: number): Promise<Buffer> {
  const data = await page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas')
      canvas.width = w
      canvas.height = h
      const context = canvas.getContext('2d')
      if (context) {
        context.fillStyle = 'teal'
        context.fillRect(w / 4, h / 4, w / 2, h / 2)
      }
      return canvas.toDataURL('image/png').split(',')[1]
    },
    [width, height],
  )
  return Buffer.from(data, 'base64')
}

/** What of a SKU is available, by the drawer of its stock. */
export async function availableOf(page: Page, sku: string): Promise<number> {
  await page.goto(`/stock/sku/${encodeURIComponent(sku)}`)
  const cell = dialog(page).getByRole('table').getByRole('row').nth(1).getByRole('cell').last()
  return Number((await cell.textContent())?.replaceAll(/[^\d-]/g, ''))
}

/** Opens the sheet of movements with a SKU on it. */
export async function sheetWith(page: Page, words: { move: string; add: string }, task: string, sku: string): Promise<void> {
  await open(page, '/stock')
  await page.getByRole('button', { name: words.move, exact: true }).click()
  await dialog(page).getByRole('radio', { name: task, exact: true }).check({ force: true })
  const box = dialog(page).getByRole('combobox', { name: words.add })
  await box.fill(sku)
  await dialog(page).getByRole('listbox').getByRole('option').first().waitFor()
  await box.press('Enter')
  await dialog(page)
    .getByRole('textbox', { name: new RegExp(sku) })
    .waitFor()
}
