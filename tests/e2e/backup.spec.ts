import { readFileSync } from 'node:fs'
import { expect, openScreen, standing, test, type Page } from './fixtures'
import { fileOf, HEADER, lines, ROWS } from './made'
import { dashboard, importFile, journalEntry } from './shop'

// An address that is no page asks for an icon that there is not.
test.use({ tolerated: /404 \(Not Found\)/ })

/** Without the picker of places, which no test can press, a backup goes to the downloads, as in most browsers. */
const toDownloads = () => {
  delete window.showSaveFilePicker
}

async function takeBackup(page: Page): Promise<{ name: string; path: string }> {
  await page.goto('/settings')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Back up now' }).click()
  const file = await download
  await expect(page.locator('[data-backup="done"]')).toBeVisible()
  return { name: file.suggestedFilename(), path: await file.path() }
}

const choose = (page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.locator('[data-restore-file]').setInputFiles(file)

/** As a browser does that needs the space: everything of the shop, but not what the page remembers. */
const evict = (page: Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    await root.removeEntry('zhanggui', { recursive: true })
    await new Promise((resolve, reject) => {
      const asked = indexedDB.deleteDatabase('zhanggui:main')
      asked.onsuccess = resolve
      asked.onerror = reject
    })
  })

test.beforeEach(async ({ page }) => {
  await page.addInitScript(toDownloads)
  await openScreen(page, '/import')
  await importFile(page, fileOf('two.csv', lines([HEADER, ...ROWS])))
})

test('back up, lose everything, restore: the same figures, and what could be undone still can', async ({ page }) => {
  const before = await dashboard(page)
  const { name, path } = await takeBackup(page)
  expect(name).toMatch(/^Zhanggui \d{4}-\d\d-\d\d \d{4}\.zgbackup$/)
  await expect(page.getByText('Changes since').locator('..')).toContainText('None')
  await page.goto('/history')
  await expect(page.getByRole('listitem').filter({ hasText: name })).toHaveCount(1)
  await page.waitForFunction(() => localStorage.getItem('zhanggui:shops')?.includes('"known"'))

  await page.goto('/icon.svg')
  await evict(page)
  await page.goto('/')
  const notice = page.locator('[data-loss="all"]')
  await expect(notice).toContainText('There were 2 orders')
  await expect(notice).toContainText(name)
  await notice.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: readFileSync(path) })
  await expect(page.locator('[data-backup="read"]')).toContainText('every part matches its checksum')
  await page.getByRole('button', { name: 'Restore as a new shop' }).click()
  await expect(page.locator('.zg-toasts')).toContainText('Restored', { timeout: 30_000 })
  expect(await dashboard(page)).toEqual(before)
  await expect(notice).toHaveCount(0)

  await page.goto('/history')
  await journalEntry(page, 'Imported two.csv').getByRole('button').click()
  await expect(journalEntry(page, 'Imported two.csv').getByText('Undone', { exact: true })).toBeVisible()
})

test('a damaged, cut-short or foreign file is refused with its reason, and no shop comes of it', async ({ page }) => {
  const { path } = await takeBackup(page)
  const whole = readFileSync(path)
  const damaged = Buffer.from(whole)
  damaged[Math.floor(whole.length / 3)] ^= 1
  for (const [why, buffer, says] of [
    ['damaged', damaged, 'The file is damaged'],
    ['cutShort', whole.subarray(0, -20), 'its end is missing'],
    ['foreign', Buffer.from('Order,SKU\n1,MUG\n'), 'not a backup of Zhanggui'],
  ] as const) {
    await choose(page, { name: 'other.zgbackup', mimeType: '', buffer })
    await expect(page.locator(`[data-refusal="${why}"]`)).toContainText(says)
    await expect(page.getByRole('button', { name: 'Restore as a new shop' })).toHaveCount(0)
  }
  const shops = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(shops.filter((name) => name?.startsWith('zhanggui:'))).toEqual(['zhanggui:main'])

  await choose(page, { name: 'good.zgbackup', mimeType: '', buffer: whole })
  await expect(page.locator('[data-backup="read"]')).toBeVisible()
  await page.getByRole('button', { name: 'Choose another file' }).waitFor()
  await page.goto('/orders')
  await standing(page)
})
