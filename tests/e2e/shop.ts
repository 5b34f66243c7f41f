import type { Locator } from '@playwright/test'
import { expect, standing, type Page } from './fixtures'
import { importButton, openWizard, pressImport, type GivenFile } from '../tools/wizard.mjs'

/** The tiles' figures once they are the answer to what the screen asks; '' where a tile has none. */
export async function tiles(page: Page): Promise<Record<string, number>> {
  let figures: Record<string, number> = {}
  // An opening shop may ask once more when its settings are there, so that what was live is not for a moment.
  await expect(async () => {
    figures = await page
      .locator('[data-live="true"] [data-metric]')
      .evaluateAll((found: Element[]) =>
        Object.fromEntries(found.map((tile) => [tile.getAttribute('data-metric') ?? '', Number(tile.getAttribute('data-value') || NaN)])),
      )
    expect(figures).not.toEqual({})
  }).toPass({ timeout: 30_000, intervals: [50] })
  return figures
}

/** Counts of the dry run: orders new, changed and unchanged, and rows refused. */
export async function dryRun(page: Page): Promise<Record<string, number>> {
  return page
    .locator('[data-import]')
    .evaluateAll((found: Element[]) =>
      Object.fromEntries(found.map((count) => [count.getAttribute('data-import') ?? '', Number(count.getAttribute('data-value'))])),
    )
}

/** Imports a file through the wizard, to the end. */
export async function importFile(page: Page, file: GivenFile): Promise<void> {
  await page.goto('/import')
  await openWizard(page, file)
  await pressImport(page)
  await imported(page)
}

/** Waits for the end of an import on the import screen. */
export async function imported(page: Page): Promise<void> {
  await expect(page.locator('[data-import-state]')).toHaveAttribute('data-import-state', 'done', { timeout: 120_000 })
}

/** The dashboard for an address, settled. */
export async function dashboard(page: Page, query = ''): Promise<Record<string, number>> {
  await page.goto(`/dashboard${query}`)
  return tiles(page)
}

/** The dashboard of a shop without orders. */
export async function expectEmptyShop(page: Page): Promise<void> {
  await page.goto('/dashboard')
  await standing(page)
  await expect(page.getByRole('main').getByRole('link', { name: /Import|导入/ })).toBeVisible()
  await expect(page.locator('[data-metric]')).toHaveCount(0)
}

/** The line of the history that says just this. */
export function journalEntry(page: Page, sentence: string): Locator {
  const button = page.getByRole('button', { name: new RegExp(`^(Undo: |撤销：)${sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) })
  return page.getByRole('listitem').filter({ has: button })
}

/** Names of the pack files that lie there, and of those that the manifest knows; both sorted. */
export function packFiles(page: Page): Promise<{ files: string[]; manifest: string[] }> {
  return page.evaluate(async () => {
    const home = await (await navigator.storage.getDirectory()).getDirectoryHandle('zhanggui')
    const files: string[] = []
    for await (const name of (await home.getDirectoryHandle('main')).keys()) files.push(name)
    const manifest = await new Promise<string[]>((resolve) => {
      const opening = indexedDB.open('zhanggui:main')
      opening.onsuccess = () => {
        const asked = opening.result.transaction('packs').objectStore('packs').getAllKeys()
        asked.onsuccess = () => {
          opening.result.close()
          resolve(asked.result.map(String))
        }
      }
    })
    return { files: files.sort(), manifest: manifest.sort() }
  })
}

/** Presses Import, and what `next` selects as soon as that stands: an import may be over sooner than a second press from outside comes. */
export async function pressImportAnd(page: Page, next: string): Promise<void> {
  await importButton(page).evaluate(async (button: HTMLElement, selector) => {
    button.click()
    for (let frame = 0; frame < 600; frame++) {
      const found = document.querySelector<HTMLElement>(selector)
      if (found) return found.click()
      await new Promise(requestAnimationFrame)
    }
    throw new Error(`nothing is ${selector}`)
  }, next)
}

/** A row of the list that stands, by its place from 0. */
export const rowAt = (page: Page, index: number): Locator => page.getByRole('grid').locator(`[role="row"][data-index="${index}"]`)

/** The link of a row to its details. */
export const linkAt = (page: Page, index: number): Locator => rowAt(page, index).getByRole('link').first()

/** What names the record of a row in its address: the number of an order, a SKU, the id of a customer. */
export async function keyInRow(page: Page, index: number): Promise<string> {
  const href = (await linkAt(page, index).getAttribute('href')) ?? ''
  return decodeURIComponent(href.split('?')[0].split('/').at(-1) ?? '')
}
