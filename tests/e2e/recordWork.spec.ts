import { readFileSync } from 'node:fs'
import { expect, LANGUAGES, test, turns, type Page } from './demo'
import { fileOf } from './made'
import { keyInRow } from './shop'

const WORDS = {
  en: {
    newTask: 'What is to be done',
    addTask: 'Add task',
    tick: 'Done: Ring the buyer',
    newComment: 'Write a comment',
    comment: 'Comment',
    ofComment: /^Delete the comment of .*Rang twice/,
    attach: 'Attach a file',
    undo: 'Undo',
    undone: 'Undone',
    ticked: 'Task ticked off',
    commented: 'Comment added',
    removed: 'slip.txt removed',
    history: 'History',
    download: 'Download slip.txt',
    remove: 'Remove slip.txt',
  },
  'zh-CN': {
    newTask: '要做什么',
    addTask: '添加任务',
    tick: '完成：Ring the buyer',
    newComment: '写留言',
    comment: /^留\s*言$/,
    ofComment: /^删除.*的留言：Rang twice/,
    attach: '添加附件',
    undo: '撤销',
    undone: '已撤销',
    ticked: '任务已完成',
    commented: '已留言',
    removed: '已移除 slip.txt',
    history: '操作记录',
    download: '下载 slip.txt',
    remove: '移除 slip.txt',
  },
} as const

const toasts = (page: Page) => page.locator('.zg-toasts')

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`work on an order, in ${language}`, () => {
    test.use({ language })
    const { inChinese } = turns(language)

    inChinese('a task, a comment and a file are added, seen in another tab, and taken back', async ({ page, context }) => {
      await page.goto('/orders')
      const number = await keyInRow(page, 4)
      await page.goto(`/orders/${number}`)
      const drawer = page.getByRole('dialog')
      // The other tab may hear of a change before this one says so: the toast of the change before is not to be undone.
      const undo = async (said: string) => {
        await toasts(page).locator('.zg-toast', { hasText: said }).getByRole('button', { name: words.undo, exact: true }).click()
        await expect(toasts(page).getByText(words.undone).last()).toBeVisible()
      }
      const other = await context.newPage()
      await other.goto(`/orders/${number}`)
      const theirs = other.getByRole('dialog')
      // A tab behind another is drawn once a second.
      await page.bringToFront()

      await drawer.getByRole('textbox', { name: words.newTask }).fill('Ring the buyer')
      await drawer.getByRole('button', { name: words.addTask }).click()
      const task = drawer.getByRole('checkbox', { name: words.tick })
      await expect(theirs.getByRole('checkbox', { name: words.tick })).not.toBeChecked()
      await task.click()
      await expect(theirs.getByRole('checkbox', { name: words.tick })).toBeChecked()
      await undo(words.ticked)
      await expect(task).not.toBeChecked()
      await expect(theirs.getByRole('checkbox', { name: words.tick })).not.toBeChecked()

      await drawer.getByRole('textbox', { name: words.newComment }).fill('Rang twice 打过两次')
      await drawer.getByRole('button', { name: words.comment, exact: true }).click()
      await expect(theirs.getByRole('button', { name: words.ofComment })).toBeVisible()
      await undo(words.commented)
      await expect(theirs.getByRole('button', { name: words.ofComment })).toHaveCount(0)

      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), drawer.getByRole('button', { name: words.attach }).click()])
      await chooser.setFiles(fileOf('slip.txt', 'A slip with 漢字'))
      await expect(theirs.getByRole('button', { name: words.download })).toBeVisible()
      const [saved] = await Promise.all([page.waitForEvent('download'), drawer.getByRole('button', { name: words.download }).click()])
      expect(readFileSync(await saved.path(), 'utf8')).toBe('A slip with 漢字')
      await drawer.getByRole('button', { name: words.remove }).click()
      await expect(theirs.getByRole('button', { name: words.download })).toHaveCount(0)
      await undo(words.removed)
      await expect(theirs.getByRole('button', { name: words.download })).toBeVisible()
      await other.close()
    })
  })
}
