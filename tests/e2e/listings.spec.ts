import { expect, LANGUAGES, standing, test, turns, type Language, type Page } from './demo'
import { rowAt } from './shop'

const WORDS = {
  'zh-CN': {
    search: /^标题、SKU/,
    typed: 'lyq',
    title: /连衣裙/,
    state: '状态',
    listed: '在售',
    drafts: '草稿',
    all: '全部',
    count: (n: number) => `共 ${n} 个商品`,
    selected: (n: number, of: number) => `已选 ${n} / ${of}`,
    tagButton: '标签…',
    addTags: '添加标签',
    tag: '周末专场',
    tagSave: (n: number) => `修改 ${n} 个商品`,
    done: (n: number) => `已修改 ${n} 个商品`,
    undo: '撤销',
    undone: '已撤销',
    tagFilter: '标签',
    saveView: '保存视图…',
    name: '名称',
    save: '保存',
    viewName: '待补资料',
    views: '视图',
  },
  en: {
    search: /^Title, SKU/,
    typed: 'dress',
    title: /dress/i,
    state: 'State',
    listed: 'On sale',
    drafts: 'Drafts',
    all: 'All',
    count: (n: number) => `${n} products`,
    selected: (n: number, of: number) => `${n} of ${of} selected`,
    tagButton: 'Tag…',
    addTags: 'Add tags',
    tag: 'weekend only',
    tagSave: (n: number) => `Change ${n} products`,
    done: (n: number) => `${n} products changed`,
    undo: 'Undo',
    undone: 'Undone',
    tagFilter: 'Tag',
    saveView: 'Save view…',
    name: 'Name',
    save: 'Save',
    viewName: 'To be filled in',
    views: 'Views',
  },
} satisfies Record<Language, object>

async function openList(page: Page, query = ''): Promise<void> {
  await page.goto(`/listings${query}`)
  await standing(page)
  await rowAt(page, 0).waitFor()
}

/** How many products the list says it has, once it says so of what is asked. */
async function total(page: Page): Promise<number> {
  const grid = page.locator('[role="grid"][aria-busy="false"]')
  return Number(await grid.getAttribute('aria-rowcount')) - 1
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(language, () => {
    test.use({ language })
    const { inChinese, inEnglish } = turns(language)

    test('products are found by what is typed, and a count says what choosing its value shows', async ({ page }) => {
      await openList(page)
      await page.getByRole('searchbox', { name: words.search }).fill(words.typed)
      await expect(page).toHaveURL(/q=/)
      await expect(rowAt(page, 0).getByRole('link', { name: words.title })).toBeVisible()
      const found = await total(page)
      expect(found).toBeGreaterThan(3)
      expect(found).toBeLessThan(60)

      await page.locator('.zg-page-filters').getByRole('button', { name: words.state, exact: true }).click()
      const choice = page.getByRole('dialog', { name: words.state }).locator('label').filter({ hasText: words.listed })
      await expect(choice).toHaveText(/\d/)
      const counted = Number((await choice.locator('.zg-num').textContent())?.replaceAll(/\D/g, ''))
      await choice.click()
      await page.keyboard.press('Escape')
      await expect(page).toHaveURL(/state=listed/)
      await expect(page.getByText(words.count(counted), { exact: true })).toBeVisible()
    })

    inEnglish('all that match are tagged in one step, across pages, and the step is taken back', async ({ page }) => {
      await openList(page)
      const all = await total(page)
      expect(all).toBeGreaterThan(200)
      await page.getByRole('grid').focus()
      await page.keyboard.press('Control+a')
      const status = page.getByRole('toolbar').getByRole('status')
      await expect(status).toHaveText(words.selected(all, all))
      await rowAt(page, 1).getByRole('checkbox').click()
      await expect(status).toHaveText(words.selected(all - 1, all))
      await page.getByRole('toolbar').getByRole('button', { name: words.tagButton }).click()
      await page.getByRole('dialog').getByLabel(words.addTags).fill(words.tag)
      await page.getByRole('button', { name: words.tagSave(all - 1) }).click()
      await expect(page.getByText(words.done(all - 1))).toBeVisible()

      await page.goto(`/listings?tag=${encodeURIComponent(words.tag)}`)
      await expect(page.getByText(words.count(all - 1), { exact: true })).toBeVisible()
      await page.goto('/history')
      await standing(page)
      await page
        .getByRole('listitem')
        .filter({ hasText: words.tag })
        .getByRole('button', { name: new RegExp(`^${words.undo}`) })
        .click()
      // The entry may say so before it is done; its toast comes after.
      await expect(page.locator('.zg-toast').filter({ hasText: words.undone })).toBeVisible()
      await page.goto(`/listings?tag=${encodeURIComponent(words.tag)}`)
      await expect(page.getByText(words.count(0), { exact: true })).toBeVisible()
    })

    inChinese('a saved view is opened by its link in another tab', async ({ page, context }) => {
      await openList(page)
      const views = page.getByRole('navigation', { name: words.views })
      await expect(views.getByRole('link', { name: words.all, exact: true })).toHaveAttribute('aria-current', 'true')
      await views.getByRole('link', { name: words.drafts, exact: true }).click()
      await expect(page).toHaveURL(/state=draft/)
      const drafts = await total(page)
      await page.getByRole('columnheader').filter({ hasText: /SKU/ }).click()
      await page.getByRole('searchbox', { name: words.search }).fill('a')
      await page.getByRole('button', { name: words.saveView }).click()
      await page.getByRole('dialog').getByLabel(words.name).fill(words.viewName)
      await page.getByRole('dialog').getByRole('button', { name: words.save, exact: true }).click()
      await expect(views.getByRole('link', { name: words.viewName })).toHaveAttribute('aria-current', 'true')
      const key = new URL(page.url()).searchParams.get('view') ?? ''
      expect(key).not.toBe('')

      const other = await context.newPage()
      await other.goto(`/listings?view=${key}`)
      await standing(other)
      await expect(other).toHaveURL(/state=draft/)
      await expect(other.getByRole('searchbox', { name: words.search })).toHaveValue('a')
      await expect(other.getByRole('navigation', { name: words.views }).getByRole('link', { name: words.viewName })).toHaveAttribute(
        'aria-current',
        'true',
      )
      expect(drafts).toBeGreaterThan(0)
    })
  })
}
