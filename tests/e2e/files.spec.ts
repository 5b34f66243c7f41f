import { closeSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import writeExcelFile from 'write-excel-file/node'
import { chooseFile, openWizard, pressCheck, pressImport, type GivenFile } from '../tools/wizard.mjs'
import { expect, openScreen, test, type Page } from './fixtures'
import { CHINESE_HEADER, fileOf, gbk, HEADER, lines, packed, ROWS } from './made'
import { dashboard, dryRun, imported } from './shop'

const preview = (page: Page) => page.locator('.zg-preview')
const switchLanguage = (page: Page) => page.getByRole('button', { name: /^(Switch to English|切换到中文)$/ }).click()

/** A file of that many bytes, none of which takes room on the disk. */
function hollow(path: string, bytes: number): string {
  const file = openSync(path, 'w')
  ftruncateSync(file, bytes)
  closeSync(file)
  return path
}

interface Refused {
  what: string
  why: string
  /** Found only when the whole file is read. */
  atCheck?: boolean
  file: () => GivenFile
}

const GOOD = lines([HEADER, ...ROWS])

const REFUSED: Refused[] = [
  { what: 'an empty file', why: 'empty', file: () => fileOf('empty.csv', '') },
  { what: 'blank lines', why: 'empty', file: () => fileOf('blank.csv', '\n\n\n') },
  { what: 'a header only', why: 'headerOnly', file: () => fileOf('header.csv', lines([HEADER])) },
  { what: 'a picture', why: 'binary', file: () => fileOf('photo.csv', Buffer.from('89504e470d0a1a0a0000000d49484452000000ff00', 'hex')) },
  { what: 'a torn archive', why: 'badArchive', file: () => fileOf('torn.csv.gz', packed(GOOD).subarray(0, 40)) },
  {
    what: 'a zip that is no workbook',
    why: 'badSheet',
    file: () => fileOf('no.xlsx', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400)])),
  },
  { what: 'a million columns', why: 'tooManyColumns', file: () => fileOf('wide.csv', `${'a,'.repeat(1e6)}\n${'1,'.repeat(1e6)}\n`) },
  { what: 'two gigabytes', why: 'tooLarge', file: () => hollow(test.info().outputPath('huge.csv'), 2e9) },
  {
    what: 'a quote that never closes over 20 MB',
    why: 'openQuote',
    atCheck: true,
    file: () => fileOf('quote.csv', `${GOOD}A-3,2026-03-03 10:00:00,MUG,"open,1,2,cy\n${'x,y,z\n'.repeat(3.5e6)}`),
  },
]

for (const { what, why, atCheck = false, file } of REFUSED) {
  test(`${what} is refused in words, in both languages`, async ({ page }) => {
    await openScreen(page, '/import')
    await chooseFile(page, file())
    if (atCheck) await pressCheck(page)
    const alert = page.locator(`[role="alert"][data-refusal="${why}"]`)
    await expect(alert).toHaveText(/^[A-Z][^{}]+\.$/, { timeout: 60_000 })
    await switchLanguage(page)
    await expect(alert).toHaveText(/^[^{}]*\p{Script=Han}[^{}]*。$/u)
    await chooseFile(page, fileOf('good.csv', GOOD))
    await expect(preview(page)).toContainText('Blue mug')
  })
}

interface Read {
  what: string
  encoding?: string
  delimiter?: string
  /** Texts that stand in the preview, as they are. */
  shows: string[]
  file: () => GivenFile | Promise<GivenFile>
}

const CHINESE = lines([
  CHINESE_HEADER,
  ['T1', '2026-03-01 10:00:00', 'BEI-01', '蓝色马克杯（大）', 2, 4.5, '小王'],
  ['T2', '2026-03-02 08:00:00', 'PAN-02', '盘子', 1, 12, '老李'],
])
const CHINESE_SHOWN = ['蓝色马克杯（大）', '小王', '盘子']
const SHOWN = ['Blue mug', 'Plate, large', 'ann']

const READ: Read[] = [
  {
    what: 'GBK with Chinese headers',
    encoding: 'gb18030',
    delimiter: ',',
    shows: CHINESE_SHOWN,
    file: () => fileOf('dingdan.csv', gbk(CHINESE)),
  },
  {
    what: 'UTF-8 with Chinese headers',
    encoding: 'utf-8',
    delimiter: ',',
    shows: CHINESE_SHOWN,
    file: () => fileOf('订单.csv', `\uFEFF${CHINESE}`),
  },
  {
    what: 'UTF-16 with a byte order mark',
    encoding: 'utf-16le',
    delimiter: ',',
    shows: CHINESE_SHOWN,
    file: () => fileOf('utf16.csv', Buffer.from(`\uFEFF${CHINESE}`, 'utf16le')),
  },
  { what: 'tabs', encoding: 'utf-8', delimiter: '\t', shows: SHOWN, file: () => fileOf('orders.tsv', lines([HEADER, ...ROWS], '\t')) },
  { what: 'semicolons', encoding: 'utf-8', delimiter: ';', shows: SHOWN, file: () => fileOf('orders.txt', lines([HEADER, ...ROWS], ';')) },
  { what: 'gzip', encoding: 'utf-8', delimiter: ',', shows: SHOWN, file: () => fileOf('orders.csv.gz', packed(GOOD)) },
  {
    what: 'a workbook, with dates and numbers as Excel keeps them',
    shows: [...SHOWN, '1 Mar 2026, 10:00', '4.5'],
    file: async () => {
      const cells = ROWS.map(([number, at, ...rest]) => [
        { value: String(number) },
        { type: Date, value: new Date(`${String(at).replace(' ', 'T')}Z`), format: 'yyyy-mm-dd hh:mm:ss' },
        ...rest.map((value) => ({ value })),
      ])
      return fileOf('orders.xlsx', await writeExcelFile([HEADER.map((value) => ({ value })), ...cells]).toBuffer())
    },
  },
]

for (const { what, encoding, delimiter, shows, file } of READ) {
  test(`orders come in from ${what}`, async ({ page }) => {
    await openScreen(page, '/import')
    await openWizard(page, await file())
    for (const text of shows) await expect(preview(page)).toContainText(text)
    if (encoding !== undefined) {
      await expect(page.getByLabel('Encoding')).toHaveValue(encoding)
      await expect(page.getByLabel('Delimiter')).toHaveValue(delimiter ?? '')
    } else await expect(page.getByText('Excel workbook, sheet “')).toBeVisible()
    expect(await dryRun(page)).toEqual({ added: 2, changed: 0, unchanged: 0, refused: 0 })
    await pressImport(page)
    await imported(page)
    expect(await dashboard(page, '?range=all')).toMatchObject({ gmv_paid: 21, orders: 2, units: 3, buyers: 2 })
  })
}

const CRAFTED = [
  '=HYPERLINK("http://example.org","press")',
  '+1+1',
  '@SUM(A1)',
  '<img src="/none.png" onerror="document.title=1"><b>bold</b>',
] as const

test('cells that look like formulas or HTML are shown as they stand, and leave as text', async ({ page }) => {
  const crafted = CRAFTED.map((title, i) => [`X-${i}`, '2026-03-01 10:00:00', `SKU-${i}`, title, 1, 10, '=1+1'])
  await openScreen(page, '/import')
  await openWizard(page, fileOf('crafted.csv', lines([HEADER, ...crafted])))
  for (const title of CRAFTED) await expect(preview(page).getByRole('cell', { name: title, exact: true })).toBeVisible()
  await pressImport(page)
  await imported(page)
  for (const [i, title] of CRAFTED.entries()) {
    await page.goto(`/orders/X-${i}`)
    await expect(page.getByRole('dialog').getByText(title, { exact: true }).first()).toBeVisible()
  }
  await page.goto('/products')
  for (const title of CRAFTED) await expect(page.getByRole('gridcell', { name: title, exact: true })).toBeVisible()
  await page.goto('/dashboard')
  await expect(page.locator('tr[data-sku="SKU-3"]')).toContainText('<b>bold</b>')
  await expect(page.locator('img[src="/none.png"]')).toHaveCount(0)

  await page.goto('/orders')
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Export/ }).click()])
  const text = readFileSync(await saved.path(), 'utf8')
  expect(text).toContain(`'=HYPERLINK`)
  expect(text).not.toMatch(/(^|,)"?[=+@]/m)
})

test('ragged and unreadable rows are refused one by one, told in a file, and the others come in', async ({ page }) => {
  const bad = [
    ['B-1', '2026-03-01 10:00:00', 'MUG'].join(','),
    ['B-2', 'some day', 'MUG', 'Blue mug', 1, 4.5, 'ann'].join(','),
    ['B-3', '2026-03-01 10:00:00', 'MUG', 'Blue mug', 'two', 4.5, 'ann'].join(','),
    ['', '2026-03-01 10:00:00', 'MUG', 'Blue mug', 1, 4.5, 'ann'].join(','),
    ['B-5', '2026-03-01 10:00:00', 'MUG', 'Blue mug', 1, '=1+1', 'ann'].join(','),
  ]
  await openScreen(page, '/import')
  await openWizard(page, fileOf('bad.csv', `${GOOD}${bad.join('\n')}\n`))
  expect(await dryRun(page)).toEqual({ added: 2, changed: 0, unchanged: 0, refused: 5 })
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download refused rows' }).click()])
  expect(saved.suggestedFilename()).toBe('refused-rows.csv')
  const [header, ...rows] = readFileSync(await saved.path(), 'utf8')
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\n')
  expect(header).toBe('line,reason,field,text')
  expect(rows.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual([
    '4 more or fewer columns than the header',
    '5 no readable date',
    '6 no readable quantity',
    '7 no order number',
    '8 no readable price',
  ])
  expect(rows[4]).toContain(`'=1+1`)
  await pressImport(page)
  await imported(page)
  expect(await dashboard(page)).toMatchObject({ gmv_paid: 21, orders: 2 })
})

test('a wrong encoding is changed by hand', async ({ page }) => {
  await openScreen(page, '/import')
  await chooseFile(page, fileOf('dingdan.csv', gbk(CHINESE)))
  await expect(preview(page)).toContainText('小王')
  await page.getByLabel('Encoding').selectOption('utf-8')
  await expect(page.locator('[data-refusal="wrongEncoding"]')).toBeVisible()
  await page.getByLabel('Encoding').selectOption('gb18030')
  await expect(preview(page)).toContainText('小王')
})
