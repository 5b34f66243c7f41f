import 'fake-indexeddb/auto'
import { beforeAll, expect, test, vi } from 'vitest'
import { execute } from '~/store/execute'
import type { CallContext } from './protocol'
import { OpenShop } from './shop'
import { workHandlers } from './workHandlers'

const context: CallContext = { signal: new AbortController().signal, progress: () => undefined }
const defaults = { name: '', zone: 'UTC', currency: 'GBP' }

let open: OpenShop
beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open('written')
  await open.db.people.add({ key: 'kim', name: 'Kim', role: 'agent', active: true })
  open.who = 'kim'
})

const attach = (id: string, key: string, text: string) =>
  workHandlers(() => Promise.resolve(open))['attachments.add'](
    {
      command: {
        id,
        kind: 'attachment.add',
        args: { key, set: { on: 'order/1', name: 'a.txt', type: '', bytes: text.length, at: 1, who: 'owner' } },
      },
      file: new Blob([text]),
    },
    context,
  )
const textOf = async (key: string) => (await open.files.blob(key))?.text()

test('an attachment takes the place of no other file, and one that is sent twice is there once', async () => {
  await attach('c1', 'f1', 'first')
  await expect(attach('c2', 'f1', 'second')).rejects.toMatchObject({ kind: 'conflict' })
  expect(await attach('c1', 'f1', 'first')).toEqual({ ok: true, commandId: 'c1' })
  expect(await textOf('f1')).toBe('first')
  expect(await open.db.attachments.count()).toBe(1)
})

test('who has written something is who acts, whatever the page says', async () => {
  await attach('c3', 'f3', 'mine')
  const set = { on: 'order/1', text: 'Hello', at: 1, who: 'owner' } as const
  await execute(open.db, defaults, { id: 'c4', kind: 'comment.add', args: { key: 'n1', set } }, open.author())
  expect(await open.db.attachments.get('f3')).toMatchObject({ who: 'kim' })
  expect(await open.db.comments.get('n1')).toMatchObject({ who: 'kim' })
})
