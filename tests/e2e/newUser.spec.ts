import { statSync } from 'node:fs'
import { demoDoor, openDemoShop } from '../tools/demoShop.mjs'
import { expect, standing, test, type Language, type Page } from './fixtures'
import { dashboard, importFile, journalEntry, keyInRow, linkAt, tiles } from './shop'
import { openPalette, tabTo } from './keyboard'
import { readyForOffline } from './network'
import { fileOf, HEADER, lines } from './made'

/** What a reader of each language looks for. */
const WORDS = {
  en: {
    doors: ['Look around a demo shop', 'Bring your own files', 'Connect an API'],
    palette: 'Search and commands',
    order: 'Order',
    product: 'Product',
    title: 'Title',
    newTitle: 'Lamp of the house',
    save: 'Save',
    changed: (sku: string) => `Changed product ${sku}`,
    undone: 'Undone',
    note: 'Note',
    noteText: 'Written in a tunnel',
    noteSaved: 'Note saved',
    history: 'History',
    backUp: 'Back up now',
    backedUp: /^Backed up to /,
    delete: 'Delete',
    deleteForGood: /^Delete “/,
    welcome: 'Welcome to Zhanggui',
    restoreDoor: 'New device or browser? Restore a backup',
    choose: 'Choose a backup file',
    whole: 'The file is whole: every part matches its checksum.',
    restore: 'Restore as a new shop',
    restored: /^Restored: /,
  },
  'zh-CN': {
    doors: ['看看演示店铺', '导入我的文件', '连接接口'],
    palette: '搜索与命令',
    order: '订单',
    product: '商品',
    title: '标题',
    newTitle: '自家的台灯',
    save: /^保\s*存$/,
    changed: (sku: string) => `修改了商品 ${sku}`,
    undone: '已撤销',
    note: '店内备注',
    noteText: '在隧道里写的',
    noteSaved: '备注已保存',
    history: '操作记录',
    backUp: '立即备份',
    backedUp: /^已备份到 /,
    delete: /^删\s*除$/,
    deleteForGood: /^删除“/,
    welcome: '欢迎使用掌柜',
    restoreDoor: '换了设备或浏览器？从备份恢复',
    choose: '选择备份文件',
    whole: '文件完整，逐项校验无误。',
    restore: '恢复成新店铺',
    restored: /^已恢复：/,
  },
} as const

const dialog = (page: Page) => page.getByRole('dialog')
/** The number of an order, or the SKU, that stands in a row of a list. */
async function nameInRow(page: Page, path: string, index: number): Promise<string> {
  await page.goto(path)
  await standing(page)
  return keyInRow(page, index)
}

/** Opens what a text finds, by the palette, hands on the keys alone. */
async function openByPalette(page: Page, language: Language, text: string): Promise<void> {
  await openPalette(page)
  await expect(dialog(page).and(page.getByLabel(WORDS[language].palette)).last()).toBeVisible()
  await page.keyboard.type(text)
  await expect(page.getByRole('option', { name: text }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
}

for (const language of ['zh-CN', 'en'] as const) {
  const words = WORDS[language]
  test.describe(`a new user who reads ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'zh-CN', serviceWorkers: 'allow' })
    test.setTimeout(300_000)

    test('takes the demo shop, works in it with and without a network, loses it, and has it back', async ({ page, context }) => {
      // Headless there is nobody to choose a place: the backup goes where downloads go.
      await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))

      await test.step('three doors', async () => {
        await page.goto('/')
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        for (const door of words.doors) await expect(page.getByRole('region', { name: door })).toBeVisible()
        await expect(demoDoor(page)).toBeEnabled()
      })

      const figures = await test.step('one click, and figures stand', async () => {
        const ms = await openDemoShop(page)
        test.info().annotations.push({ type: 'click to figures', description: `${ms} ms` })
        console.log(`demo shop in ${language}: ${ms} ms from the click to the figures`)
        await expect(page).toHaveURL(/\/dashboard$/)
        const shown = await dashboard(page)
        expect(shown.orders).toBeGreaterThan(40_000)
        return shown
      })

      const number = await nameInRow(page, '/orders', 7)
      await test.step('an order is found by its number, by the palette and by the list, with the keyboard alone', async () => {
        await page.goto('/')
        await standing(page)
        await openByPalette(page, language, number)
        await expect(page).toHaveURL(new RegExp(`/orders/${number}$`))
        await expect(dialog(page).getByRole('heading', { level: 2 })).toHaveText(`${words.order} ${number}`)

        await page.keyboard.press('Escape')
        await expect(dialog(page)).toHaveCount(0)
        await page.keyboard.press('/')
        await page.keyboard.type(number)
        await expect(page).toHaveURL(new RegExp(`q=${number}`))
        await expect(linkAt(page, 0)).toHaveText(number)
        await tabTo(page, page.getByRole('grid'))
        await page.keyboard.press('ArrowRight')
        await page.keyboard.press('Enter')
        await expect(dialog(page).getByRole('heading', { level: 2 })).toHaveText(`${words.order} ${number}`)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('grid')).toBeFocused()
      })

      const sku = await nameInRow(page, '/products', 3)
      await test.step('a product gets another title, and its own again from the history, with the keyboard alone', async () => {
        await openByPalette(page, language, sku)
        await expect(dialog(page).getByRole('heading', { level: 2 })).toHaveText(`${words.product} ${sku}`)
        const title = dialog(page).getByRole('textbox', { name: words.title, exact: true })
        const before = await title.inputValue()
        await tabTo(page, title)
        await page.keyboard.press('Control+a')
        await page.keyboard.type(words.newTitle)
        await tabTo(page, dialog(page).getByRole('button', { name: words.save }))
        await page.keyboard.press('Enter')
        await expect(page.getByRole('status').filter({ hasText: sku })).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(page.getByRole('gridcell', { name: words.newTitle })).toBeVisible()

        await page.keyboard.press('g')
        await page.keyboard.press('y')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.history)
        const entry = journalEntry(page, words.changed(sku))
        await expect(entry).toContainText(words.newTitle)
        await tabTo(page, entry.getByRole('button'))
        await page.keyboard.press('Enter')
        await expect(entry.getByText(words.undone, { exact: true })).toBeVisible()
        await openByPalette(page, language, sku)
        await expect(title).toHaveValue(before)
      })

      const note = dialog(page).getByRole('textbox', { name: words.note, exact: true })
      await test.step('without a network the page comes by its address, and work goes on', async () => {
        await readyForOffline(page)
        await context.setOffline(true)
        await page.goto(`/orders/${number}`)
        await page.reload()
        await expect(dialog(page).getByRole('heading', { level: 2 })).toHaveText(`${words.order} ${number}`)
        await note.fill(words.noteText)
        await dialog(page).getByRole('button', { name: words.save }).click()
        await expect(page.getByRole('status').filter({ hasText: words.noteSaved })).toBeVisible()
        await page.keyboard.press('Escape')
        for (const path of ['/', '/customers', '/products', '/history', '/settings', '/import']) {
          await page.getByRole('navigation').first().locator(`[href="${path}"]`).click()
          await standing(page)
        }
        expect(await dashboard(page)).toEqual(figures)
        await context.setOffline(false)
        await page.goto(`/orders/${number}`)
        await expect(note).toHaveValue(words.noteText)
      })

      await test.step('two tabs stay in step', async () => {
        const other = await context.newPage()
        await other.goto(`/orders/${number}`)
        const theirs = dialog(other).getByRole('textbox', { name: words.note, exact: true })
        await expect(theirs).toHaveValue(words.noteText)
        await theirs.fill(`${words.noteText} 2`)
        await dialog(other).getByRole('button', { name: words.save }).click()
        await expect(note).toHaveValue(`${words.noteText} 2`)

        await page.bringToFront()
        const shown = await dashboard(page)
        const order = lines([HEADER, ['TAB-1', '2026-03-01 10:00:00', sku, 'Lamp', 2, 50, 'ann']])
        await other.bringToFront()
        await importFile(other, fileOf('tab.csv', order))
        await expect(page.locator('[data-metric="orders"]')).toHaveAttribute('data-value', String(shown.orders + 1))
        expect((await tiles(page)).gmv_paid).toBeCloseTo(shown.gmv_paid + 100, 4)
        expect(await dashboard(other)).toEqual(await tiles(page))
        await other.close()
      })

      await test.step('a backup brings the deleted shop back, to the last figure', async () => {
        const shown = await dashboard(page)
        await page.goto('/settings#backup')
        const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words.backUp }).click()])
        const file = test.info().outputPath(saved.suggestedFilename())
        await saved.saveAs(file)
        await expect(page.getByRole('status').filter({ hasText: words.backedUp })).toBeVisible()
        expect(statSync(file).size).toBeGreaterThan(100_000)

        const shops = page.locator('#shops')
        await shops.getByRole('button', { name: words.delete }).click()
        await shops.getByRole('button', { name: words.deleteForGood }).click()
        await expect(shops.getByRole('listitem')).toHaveCount(1)
        await page.goto('/')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.welcome)

        await page.getByRole('link', { name: words.restoreDoor }).click()
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: words.choose }).click()])
        await chooser.setFiles(file)
        await expect(page.getByText(words.whole)).toBeVisible({ timeout: 60_000 })
        await page.getByRole('button', { name: words.restore }).click()
        await expect(page.getByRole('status').filter({ hasText: words.restored })).toBeVisible({ timeout: 60_000 })
        expect(await dashboard(page)).toEqual(shown)
        await page.goto(`/orders/${number}`)
        await expect(note).toHaveValue(`${words.noteText} 2`)
      })
    })
  })
}
