import type { Locator } from '@playwright/test'
import { expect, LANGUAGES, standing, test, turns, type Page } from './demo'
import { tabTo } from './keyboard'

const WORDS = {
  en: {
    tree: 'Tree of categories',
    tops: /^Tops\s*\d/,
    shirts: /^Shirts\s*\d/,
    tees: /^T-shirts\s*\d/,
    bottoms: /^Bottoms\s*\d/,
    addBelow: 'Add a category below',
    rename: /^New name of/,
    linen: 'Linen tops',
    linenItem: /^Linen tops\s*\d/,
    renamed: '"Linen tops"',
    moved: '"Shirts" moved',
    undo: 'Undo',
    undone: 'Undone',
    remove: 'Delete the category',
    removed: '"Linen tops" deleted',
    addAttribute: 'Add an attribute',
    attributeName: 'Name of attribute 1',
    kind: 'Kind of attribute 1',
    choice: 'Choice',
    values: 'Choices of Collar',
    collar: 'Collar',
    kinds: 'Round, V-neck',
    saveAttributes: 'Save attributes',
    attributesSaved: 'Attributes of "Tops" saved',
  },
  'zh-CN': {
    tree: '类目树',
    tops: /^上装\s*\d/,
    shirts: /^衬衫\s*\d/,
    tees: /^T恤\s*\d/,
    bottoms: /^下装\s*\d/,
    addBelow: '新建下级类目',
    rename: /的新名称$/,
    linen: '亚麻上装',
    linenItem: /^亚麻上装\s*\d/,
    renamed: '“亚麻上装”',
    moved: '“衬衫”已移动',
    undo: '撤销',
    undone: '已撤销',
    remove: '删除类目',
    removed: '已删除“亚麻上装”',
    addAttribute: '添加属性',
    attributeName: '第 1 个属性的名称',
    kind: '第 1 个属性的类型',
    choice: '单选',
    values: '“领型”的可选值',
    collar: '领型',
    kinds: '圆领，V领',
    saveAttributes: '保存属性',
    attributesSaved: '“上装”的属性已保存',
  },
} as const

const toasts = (page: Page) => page.locator('.zg-toasts')

/** Names in the tree from `from` on, as they stand. */
async function namesAfter(tree: Locator, from: RegExp, count: number): Promise<string[]> {
  const texts = await tree.getByRole('treeitem').allInnerTexts()
  const names = texts.map((text) => text.replace(/\s+/g, ' ').trim())
  const at = names.findIndex((name) => from.test(name))
  expect(at, 'it stands in the tree').toBeGreaterThanOrEqual(0)
  return names.slice(at, at + count).map((name) => name.replace(/ ?\d.*$/, ''))
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`the tree of categories, in ${language}`, () => {
    test.use({ language })
    const { inChinese, inEnglish } = turns(language)

    inEnglish('is made, renamed, moved and emptied by keys alone, and each step is undone', async ({ page }) => {
      await page.goto('/listings/categories')
      await standing(page)
      const tree = page.getByRole('tree', { name: words.tree })
      const item = (name: RegExp) => tree.getByRole('treeitem', { name })
      const undo = async (said: string) => {
        await toasts(page).locator('.zg-toast', { hasText: said }).getByRole('button', { name: words.undo, exact: true }).click()
        await expect(toasts(page).getByText(words.undone).last()).toBeVisible()
      }
      await tabTo(page, tree.getByRole('treeitem').first())
      await page.keyboard.press('ArrowDown')
      await expect(item(words.tops)).toBeFocused()
      await page.keyboard.press('ArrowRight')
      await expect(item(words.tees)).toBeFocused()
      await page.keyboard.press('ArrowDown')
      await expect(item(words.shirts)).toBeFocused()
      const before = await namesAfter(tree, words.tops, 4)
      await page.keyboard.press('Alt+ArrowUp')
      await expect(toasts(page)).toContainText(words.moved)
      await expect.poll(() => namesAfter(tree, words.tops, 3)).toEqual([before[0], before[2], before[1]])
      await undo(words.moved)
      await expect.poll(() => namesAfter(tree, words.tops, 4)).toEqual(before)

      await item(words.tops).click()
      await page.getByRole('button', { name: words.addBelow }).click()
      await tree.getByRole('textbox', { name: words.rename }).fill(words.linen)
      await page.keyboard.press('Enter')
      await expect(item(words.linenItem)).toBeFocused()
      await page.keyboard.press('Alt+ArrowLeft')
      await expect(item(words.linenItem)).toHaveAttribute('aria-level', '2')
      await page.keyboard.press('Delete')
      await expect(item(words.linenItem)).toHaveCount(0)
      await undo(words.removed)
      await expect(item(words.linenItem)).toHaveAttribute('aria-level', '2')
    })

    inChinese('is re-parented by dragging, and asks products for new attributes', async ({ page }) => {
      await page.goto('/listings/categories')
      await standing(page)
      const tree = page.getByRole('tree', { name: words.tree })
      const item = (name: RegExp) => tree.getByRole('treeitem', { name })
      await item(words.shirts).dragTo(item(words.bottoms))
      await expect(toasts(page)).toContainText(words.moved)
      await expect.poll(async () => (await namesAfter(tree, words.bottoms, 5)).some((name) => words.shirts.test(`${name} 1`))).toBe(true)

      await item(words.tops).click()
      const panel = page.getByRole('main')
      await panel.getByRole('button', { name: words.addAttribute }).click()
      await panel.getByRole('textbox', { name: words.attributeName }).fill(words.collar)
      await panel.getByRole('combobox', { name: words.kind }).selectOption({ label: words.choice })
      const values = panel.getByRole('combobox', { name: words.values })
      await values.fill(words.kinds)
      await values.press('Enter')
      await panel.getByRole('button', { name: words.saveAttributes }).click()
      await expect(toasts(page)).toContainText(words.attributesSaved)
      await page.reload()
      await standing(page)
      await expect(panel.getByRole('textbox', { name: words.attributeName })).toHaveValue(words.collar)
    })
  })
}
