import { carriedOut, expectAgreed } from './bothSides'
import { callWorker } from './callWorker'
import { chooseFault, connectDemo, cutLine, inStep, SYNC_WORDS, syncNow } from './connected'
import { expect, test, type Page } from './fixtures'
import { dialog, open, sheetWith, toasts } from './onScreen'

const MINE = 'What we call it'
const THEIRS = 'What they call it'
const WORDS = { move: 'Book a movement', add: 'Add a SKU' }
/** Counted there while the line is down; one of them is taken away here meanwhile. */
const COUNTED = 50

/** A SKU of which there is plenty, and its product. */
async function someSku(page: Page): Promise<{ sku: string; location: string; product: string }> {
  const query = { by: 'location' as const, sort: 'onHand' as const, descending: true, offset: 0, limit: 1 }
  const [{ sku, location }] = (await callWorker(page, 'stock.levels', { query })).items
  const product = (await callWorker(page, 'products.get', { sku }))?.catalog?.product.key ?? ''
  return { sku, location, product }
}

/** Somebody who works on the API's side changes one thing of a SKU, on the connection's screen. */
async function changeThere(page: Page, sku: string, what: RegExp, value: string): Promise<void> {
  const panel = page.getByRole('region', { name: SYNC_WORDS.en.trouble })
  const box = panel.getByRole('combobox', { name: WORDS.add })
  await box.fill(sku)
  await panel.getByRole('listbox').getByRole('option').first().waitFor()
  await box.press('Enter')
  const field = panel.getByLabel(/^What is changed/)
  const name = await field.getByRole('option', { name: what }).first().textContent()
  await field.selectOption({ label: name ?? '' })
  await panel.getByLabel('New value').fill(value)
  await panel.getByRole('button', { name: 'Change it there' }).click()
  await expect(toasts(page).last()).toContainText('Changed on the API’s side')
}

test('a bulk change whose line is cut midway arrives once; what both sides changed is decided, and both agree to the record', async ({
  page,
}) => {
  await connectDemo(page, 'en')
  const { sku, product } = await someSku(page)

  // The change arrives there, and no answer comes back; then the line is gone.
  await chooseFault(page, 'en', 'lostAnswer')
  await open(page, '/listings/prices?value=%2B5')
  await page.getByRole('button', { name: /^Change [\d,]+ prices$/ }).click()
  await expect(toasts(page)).toContainText('Undo')
  await expect(page.locator('[data-sync="failed"]')).toHaveText('Offline')
  await open(page, '/connection')
  await cutLine(page, 'en', true)
  await chooseFault(page, 'en', '')

  // The work goes on.
  await open(page, `/listings/${product}`)
  await page.getByRole('main').getByRole('textbox', { name: 'Title', exact: true }).fill(MINE)
  await page.getByRole('main').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(toasts(page)).toContainText('saved')
  await sheetWith(page, WORDS, 'Adjust', sku)
  await dialog(page)
    .getByRole('textbox', { name: new RegExp(sku) })
    .fill('-1')
  await dialog(page).getByLabel('Reason').selectOption({ label: 'Lost' })
  await dialog(page).getByRole('button', { name: 'Adjust stock' }).click()
  await expect(dialog(page)).toHaveCount(0)

  // So does somebody else's, there.
  await open(page, '/connection')
  await changeThere(page, sku, /^Title/, THEIRS)
  await changeThere(page, sku, /^On hand/, String(COUNTED))

  await cutLine(page, 'en', false)
  await syncNow(page, 'en')
  await page.getByRole('main').getByRole('link', { name: '1 conflict' }).click()
  const conflict = page.getByRole('main').getByRole('article')
  await expect(conflict).toHaveCount(1)
  await expect(conflict).toContainText(MINE)
  await expect(conflict).toContainText(THEIRS)
  await page.screenshot({ path: 'test-results/conflict.png' })
  await conflict.getByRole('button', { name: /^Keep mine/ }).click()
  await expect(conflict).toHaveCount(0)
  // It is off the list at once, and decided when it is said: a page that is left before that has decided nothing.
  await expect(toasts(page).last()).toContainText('Kept mine')

  await open(page, '/connection')
  await inStep(page, 'en')
  const commands = await carriedOut(page)
  expect(new Set(commands).size).toBe(commands.length)
  expect((await callWorker(page, 'catalog.get', { key: product }))?.title).toBe(MINE)
  const stock = await callWorker(page, 'stock.sku', { sku })
  expect(stock?.levels.map(({ onHand }) => onHand)).toContain(COUNTED - 1)
  expect(await expectAgreed(page)).toMatchObject({ locations: 3, products: 300, orders: 2000 })
})
