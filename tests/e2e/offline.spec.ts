import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { openWizard, pressImport } from '../tools/wizard.mjs'
import { expect, openScreen, standing, test, type Page } from './fixtures'
import { fileOf, HEADER, lines, ROWS } from './made'
import { dashboard, imported, importFile } from './shop'

// What the browser says of a network that is gone is what is tested here.
test.use({ serviceWorkers: 'allow', tolerated: /ERR_INTERNET_DISCONNECTED/ })

/** Waits until the application lies on the device. */
const installed = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

const note = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: /note/i })

test('after the first visit every address opens without a network, and work goes on', async ({ page, context }) => {
  await openScreen(page, '/import')
  await importFile(page, fileOf('two.csv', lines([HEADER, ...ROWS])))
  const before = await dashboard(page)
  await installed(page)

  await context.setOffline(true)
  await page.goto('/orders/A-2')
  await expect(page.getByRole('dialog')).toContainText('Plate, large')
  await note(page).fill('Rang twice')
  await page.reload()
  await expect(note(page)).toHaveValue('Rang twice')
  await page.getByRole('dialog').getByRole('button', { name: /save/i }).click()
  await expect(page.locator('.zg-toasts').getByRole('button', { name: 'Undo' })).toBeVisible()
  for (const path of ['/products/MUG', '/history', '/settings', '/import', '/']) {
    await page.goto(path)
    await standing(page)
  }
  expect(await dashboard(page)).toEqual(before)
  await expect(page.locator('canvas').first()).toBeVisible()

  await context.setOffline(false)
  await page.goto('/orders/A-2')
  await expect(note(page)).toHaveValue('Rang twice')
})

const TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
}

/** Serves the build; after `update` as its next version: the same files under another name, started by another script. */
async function serveVersions(): Promise<{ url: string; update: () => void; close: () => void }> {
  let isNext = false
  const next = (text: string) => text.replace(/"version":"\w+"/, '"version":"next"').replace(/"\/assets\/index-[^"]+\.js",/, '')
  const server = createServer((request, response) => {
    const path = join('dist', decodeURIComponent((request.url ?? '/').split('?')[0]))
    const file = existsSync(path) && statSync(path).isFile() ? path : join('dist', 'index.html')
    response.setHeader('Content-Type', TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
    const body = readFileSync(file)
    response.end(isNext && path.endsWith('sw.js') ? next(body.toString()) : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { url: `http://localhost:${address.port}`, update: () => (isNext = true), close: () => server.close() }
}

test('a new version waits until the reader takes it, and what was being typed is still there', async ({ page }) => {
  const server = await serveVersions()
  await openScreen(page, `${server.url}/import`)
  await openWizard(page, fileOf('two.csv', lines([HEADER, ...ROWS])))
  await pressImport(page)
  await imported(page)
  await installed(page)
  await page.goto(`${server.url}/orders/A-1`)
  await note(page).fill('half a sentence')

  server.update()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  const reload = page.getByRole('button', { name: 'Reload' })
  await expect(reload).toBeVisible({ timeout: 30_000 })
  await expect(note(page)).toHaveValue('half a sentence')
  const reloaded = page.waitForEvent('load')
  await reload.click()
  await reloaded
  await expect(note(page)).toHaveValue('half a sentence')
  expect(await page.evaluate(() => caches.keys())).toContain('zhanggui-app-next')
  server.close()
})
