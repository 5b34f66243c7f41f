import type { Locator } from '@playwright/test'
import { expect, LANGUAGES, standing, test, turns, type Page } from './demo'
import { addPicture, paste, toasts } from './onScreen'

const WORDS = {
  en: {
    title: 'Title',
    create: 'Create the product',
    save: 'Save',
    made: /created as a draft/,
    saved: /"Tee.*" saved/,
    undo: 'Undo',
    undone: 'Undone',
    discard: 'Discard changes',
    sheet: 'SKU table',
    count: '12 SKUs',
    pasted: 'Pasted: 12 new SKUs, 0 updated. Columns left out: Remark.',
    head: ['Colour', 'Size', 'SKU code', 'Price', 'Cost', 'Barcode', 'Remark'],
    colours: ['Blue', 'Oat', 'Pine'],
    price: 'Price',
    cost: 'Cost',
    underCost: /Price below the cost: 1/,
    checkDigit: /The check digit is wrong: 1/,
    restored: /is still here\.$/,
    restoredSaved: /are still here\.$/,
    brand: 'Brand',
    conflict: 'Somebody else has changed this product too',
    chooseFirst: 'Choose first which side is to stand',
    theirs: /^Theirs/,
    taken: /taken in: Brand/,
    category: 'Category',
    find: 'T-shirts',
    care: 'Care',
    handWash: 'Hand wash',
    goTo: 'Fill in: Attribute "Care"',
    alt: 'Description of picture 1',
    addImages: 'Add pictures',
    remove: 'Remove picture 1',
    removeOne: 'Remove 1 SKU',
    many: '500 SKUs',
    names: { first: 'Tee for the desk', second: 'Tee for the road', third: 'Tee for both' },
    history: /Undo: Changed the product "Tee/,
  },
  'zh-CN': {
    title: '标题',
    create: '创建商品',
    save: /^保\s*存$/,
    made: /已创建为草稿/,
    saved: /“T恤.*”已保存/,
    undo: '撤销',
    undone: '已撤销',
    discard: '放弃修改',
    sheet: 'SKU 表',
    count: '12 个 SKU',
    pasted: '粘贴完成：新增 12 个，更新 0 个 SKU。 没有用到的列：备注。',
    head: ['颜色', '尺码', '商家编码', '售价（元）', '成本价', '条码', '备注'],
    colours: ['雾蓝', '燕麦', '松绿'],
    price: '价格',
    cost: '成本',
    underCost: /价格低于成本：1/,
    checkDigit: /条码校验位不对：1/,
    restored: /还在（.*）。$/,
    restoredSaved: /还在（.*）。$/,
    brand: '品牌',
    conflict: '有人也改了这个商品',
    chooseFirst: '先选择每一处以哪边为准',
    theirs: /^对方的/,
    taken: /已并入：品牌/,
    category: '类目',
    find: 'T恤',
    care: '洗护方式',
    handWash: '手洗',
    goTo: '去填写：属性“洗护方式”',
    alt: '第 1 张图片的说明',
    addImages: '添加图片',
    remove: '移除第 1 张图片',
    removeOne: '移除 1 个 SKU',
    many: '500 个 SKU',
    names: { first: 'T恤，坐着穿', second: 'T恤，出门穿', third: 'T恤，都能穿' },
    history: /撤销：修改了商品“T恤/,
  },
} as const

const SIZES = ['S', 'M', 'L', 'XL']

/** Twelve SKUs as a spreadsheet puts them on the clipboard; one price is below its cost, one barcode has a wrong check digit. */
function sheetOf({ head, colours }: { head: readonly string[]; colours: readonly string[] }): string {
  const rows = colours.flatMap((colour, c) =>
    SIZES.map((size, s) => {
      const barcode = c === 0 && s === 0 ? '6901234567893' : c === 0 && s === 1 ? '6901234567892' : ''
      return [colour, size, `TEE9-${c + 1}${size}`, c === 2 && s === 3 ? '12' : '99', '45.5', barcode, '-'].join('\t')
    }),
  )
  return [head.join('\t'), ...rows].join('\n')
}

const box = (page: Page, name: string) => page.getByRole('main').getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name, exact: true })
const cellIn = (page: Page, row: number, col: number): Locator => page.locator(`[data-row="${row}"] [data-col="${col}"]`)

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`the editor of a product, in ${language}`, () => {
    test.use({ language })
    const { inChinese, inEnglish } = turns(language)

    /** A new product with the twelve SKUs, saved. */
    async function makeProduct(page: Page): Promise<void> {
      await page.goto('/listings/new')
      await standing(page)
      await box(page, words.title).fill(words.names.first)
      await box(page, words.sheet).click()
      await paste(page, sheetOf(words))
      await expect(page.getByRole('main').getByText(words.pasted)).toBeVisible()
      await button(page, words.create).click()
      await expect(toasts(page)).toContainText(words.made)
      await expect(page).toHaveURL(/\/listings\/[0-9a-f-]{36}$/)
    }

    test('a sheet of 12 SKUs is pasted, survives a reload before it is saved, is filled down by keys, and is undone', async ({ page }) => {
      await page.goto('/listings/new')
      await standing(page)
      await box(page, words.title).fill(words.names.first)
      await box(page, words.sheet).click()
      await paste(page, sheetOf(words))
      await expect(page.getByRole('main').getByText(words.pasted)).toBeVisible()
      const grid = page.getByRole('grid', { name: words.sheet })
      await expect(grid).toHaveAttribute('aria-rowcount', '13')
      await expect(page.getByRole('main').getByText(words.count, { exact: true })).toBeVisible()
      await expect(button(page, words.underCost)).toBeVisible()
      await expect(button(page, words.checkDigit)).toBeVisible()

      await page.reload()
      await standing(page)
      await expect(page.getByText(words.restored)).toBeVisible()
      await expect(box(page, words.title)).toHaveValue(words.names.first)
      await expect(grid).toHaveAttribute('aria-rowcount', '13')

      // The price below its cost is found, typed anew, and filled down nowhere but where it is asked for.
      await button(page, words.underCost).click()
      const field = grid.getByRole('textbox')
      await expect(field).toBeFocused()
      await expect(field).toHaveValue('12')
      await page.keyboard.type('89.5')
      await page.keyboard.press('Enter')
      await expect(button(page, words.underCost)).toHaveCount(0)
      await cellIn(page, 8, 4).click()
      await page.keyboard.type('120')
      await page.keyboard.press('Enter')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('ControlOrMeta+d')
      await expect(cellIn(page, 10, 4)).toContainText('120')
      await expect(cellIn(page, 11, 4)).toContainText('89.5')
      await page.keyboard.press('ControlOrMeta+z')
      await expect(cellIn(page, 10, 4)).toContainText('99')

      await button(page, words.create).click()
      await expect(toasts(page)).toContainText(words.made)
      await expect(page).toHaveURL(/\/listings\/[0-9a-f-]{36}$/)
      await expect(grid).toHaveAttribute('aria-rowcount', '13')
      await expect(cellIn(page, 8, 4)).toContainText('120')
      await toasts(page).getByRole('button', { name: words.undo, exact: true }).click()
      await expect(toasts(page)).toContainText(words.undone)
      await expect(grid).toHaveCount(0)
    })

    inChinese('a save that meets another tab shows both sides, loses neither, and is undone', async ({ page, context }) => {
      await makeProduct(page)
      const other = await context.newPage()
      await other.goto(page.url())
      await standing(other)

      await box(page, words.title).fill(words.names.second)
      await box(other, words.title).fill(words.names.third)
      await other.getByRole('combobox', { name: words.brand, exact: true }).fill('Mill')
      await button(other, words.save).click()
      await expect(toasts(other)).toContainText(words.saved)

      await page.bringToFront()
      const conflict = page.getByRole('alert').filter({ hasText: words.conflict })
      await expect(conflict).toContainText(words.names.second)
      await expect(conflict).toContainText(words.names.third)
      await expect(page.getByText(words.taken)).toBeVisible()
      await expect(button(page, words.save)).toHaveAttribute('aria-disabled', 'true')
      await expect(button(page, words.save)).toHaveAccessibleDescription(words.chooseFirst)
      // Both sides are still there after a reload.
      await page.reload()
      await standing(page)
      await expect(conflict).toContainText(words.names.second)
      await conflict.getByRole('radio', { name: words.theirs }).check()
      await conflict.getByRole('radio').first().check()
      await button(page, words.save).click()
      await expect(toasts(page)).toContainText(words.saved)
      await expect(conflict).toHaveCount(0)
      await expect(box(other, words.title)).toHaveValue(words.names.second)
      await expect(page.getByRole('combobox', { name: words.brand, exact: true })).toHaveValue('Mill')

      await toasts(page).getByRole('button', { name: words.undo, exact: true }).first().click()
      await expect(box(page, words.title)).toHaveValue(words.names.third)
      await expect(page.getByRole('combobox', { name: words.brand, exact: true })).toHaveValue('Mill')
      await other.close()
    })

    inEnglish('a SKU goes, another tab sets a price, the SKU comes back: the price stays', async ({ page, context }) => {
      await makeProduct(page)
      const other = await context.newPage()
      await other.goto(page.url())
      await standing(other)
      const gridOf = (tab: Page) => tab.getByRole('grid', { name: words.sheet })
      await cellIn(page, 11, 0).click()
      await button(page, words.removeOne).click()
      await button(page, words.save).click()
      await expect(toasts(page)).toContainText(words.saved)
      await expect(gridOf(other)).toHaveAttribute('aria-rowcount', '12')
      await cellIn(other, 0, 4).click()
      await other.keyboard.type('88')
      await other.keyboard.press('Enter')
      await button(other, words.save).click()
      await expect(toasts(other)).toContainText(words.saved)

      await expect(cellIn(page, 0, 4)).toContainText('88')
      // The toast of the making may still stand beside it.
      await toasts(page).locator('.zg-toast', { hasText: words.saved }).getByRole('button', { name: words.undo, exact: true }).click()
      await expect(gridOf(page)).toHaveAttribute('aria-rowcount', '13')
      await expect(cellIn(page, 0, 4)).toContainText('88')
      await expect(cellIn(page, 11, 2)).toContainText('TEE9-3XL')
      await other.close()
    })

    inChinese('500 SKUs are pasted, and typed in at their end', async ({ page }) => {
      await page.goto('/listings/new')
      await standing(page)
      await box(page, words.title).fill(words.names.second)
      await box(page, words.sheet).click()
      const rows = Array.from({ length: 500 }, (_, at) =>
        [`C${Math.floor(at / 10)}`, `S${at % 10}`, `FIVE-${at}`, '99', '45', ''].join('\t'),
      )
      await paste(page, [words.head.slice(0, 6).join('\t'), ...rows].join('\n'))
      await expect(page.getByText(words.many, { exact: true })).toBeVisible()
      const grid = page.getByRole('grid', { name: words.sheet })
      await expect(grid).toHaveAttribute('aria-rowcount', '501')
      // Only what is in sight is drawn.
      expect(await page.locator('[data-row]').count()).toBeLessThan(70)
      await cellIn(page, 0, 4).click()
      await page.keyboard.press('ControlOrMeta+ArrowDown')
      await page.keyboard.type('120')
      await page.keyboard.press('Enter')
      await expect(cellIn(page, 499, 4).getByRole('textbox')).toHaveValue('120')
      await expect(cellIn(page, 499, 4)).toBeInViewport()
      await expect(cellIn(page, 498, 4)).toContainText('99')
      await button(page, words.create).click()
      await expect(toasts(page)).toContainText(words.made)
      await expect(grid).toHaveAttribute('aria-rowcount', '501')
    })

    inEnglish(
      'a category asks for its attributes, a picture is shrunk and kept, and what is missing leads to its field',
      async ({ page }) => {
        await makeProduct(page)
        const category = page.getByRole('combobox', { name: words.category, exact: true })
        await category.click()
        await category.fill(words.find)
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: words.goTo }).click()
        const care = page.getByRole('combobox', { name: words.care, exact: true })
        await expect(care).toBeFocused()
        await page.keyboard.press('Enter')
        await page.keyboard.type(words.handWash)
        await page.keyboard.press('Enter')
        await expect(care).toHaveValue(words.handWash)
        await expect(page.getByRole('button', { name: words.goTo })).toHaveCount(0)

        await addPicture(page, button(page, words.addImages), 2400, 1800)
        await expect(page.getByText('1600 × 1200')).toBeVisible()
        await box(page, words.alt).fill('A tee')
        await button(page, words.save).click()
        await expect(toasts(page)).toContainText(words.saved)
        await page.reload()
        await standing(page)
        await expect(box(page, words.alt)).toHaveValue('A tee')
        const image = page.getByRole('img', { name: 'A tee', exact: true })
        await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1600)
        await expect(care).toHaveValue(words.handWash)
      },
    )

    inChinese('what was changed is dropped and had back, and a link away loses nothing', async ({ page }) => {
      await makeProduct(page)
      await box(page, words.title).fill(words.names.third)
      await button(page, words.discard).click()
      await expect(box(page, words.title)).toHaveValue(words.names.first)
      await toasts(page).getByRole('button', { name: words.undo, exact: true }).last().click()
      await expect(box(page, words.title)).toHaveValue(words.names.third)
      const here = page.url()
      await page.getByRole('navigation').first().locator('[href="/orders"]').click()
      await page.waitForURL(/\/orders/)
      await page.goto(here)
      await standing(page)
      await expect(page.getByText(words.restoredSaved)).toBeVisible()
      await expect(box(page, words.title)).toHaveValue(words.names.third)
    })
  })
}
