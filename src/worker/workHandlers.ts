import { CommerceError } from '~/commerce/errors'
import { checkAttachment } from '~/domain/checkCommand'
import { sha256 } from '~/store/backup/digest'
import { execute } from '~/store/execute'
import { listJournal } from '~/store/journalList'
import type { Handlers } from './protocol'
import { defaultSettings, type OpenShop } from './shop'

type WorkCalls = Pick<
  Handlers,
  'journal.list' | 'people.list' | 'tasks.list' | 'comments.list' | 'attachments.list' | 'attachments.add' | 'attachments.read'
>

/** People, and what they write on records. */
export function workHandlers(openShop: () => Promise<OpenShop>): WorkCalls {
  return {
    async 'journal.list'({ query }) {
      const open = await openShop()
      const [page, version] = await Promise.all([listJournal(open.db, query), open.version()])
      return { ...page, version }
    },

    'people.list': async () => (await openShop()).db.people.toArray(),

    async 'tasks.list'({ query: { on, assignee, done } }) {
      const open = await openShop()
      const rows = on === undefined ? await open.db.tasks.toArray() : await open.db.tasks.where('on').equals(on).toArray()
      const items = rows.filter(
        (task) =>
          (assignee === undefined || (task.assignee ?? '') === assignee) && (done === undefined || (task.doneAt !== undefined) === done),
      )
      // What is due first, then what was written first.
      items.sort((a, b) => (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE) || a.createdAt - b.createdAt)
      return { items, version: await open.version() }
    },

    async 'comments.list'({ on }) {
      const rows = await (await openShop()).db.comments.where('on').equals(on).toArray()
      return rows.sort((a, b) => a.at - b.at)
    },

    async 'attachments.list'({ on }) {
      const rows = await (await openShop()).db.attachments.where('on').equals(on).toArray()
      return rows.sort((a, b) => a.at - b.at)
    },

    async 'attachments.add'({ command, file }) {
      const { key, set } = command.args
      // Before its bytes are read: a file may be larger than memory.
      const refusal = checkAttachment({ name: set.name, bytes: file.size })
      if (refusal) return { ok: false, refusal }
      const open = await openShop()
      return open.packs.withLock(async () => {
        const isKnown = (await open.db.journal.where('id').equals(command.id).count()) > 0
        if (isKnown) return { ok: true, commandId: command.id }
        // A file is written once: neither another attachment nor a pack may lie under its name.
        if ((await open.packs.keptFiles(Date.now())).has(key)) throw new CommerceError('conflict', `there is a file ${key} already`)
        const bytes = new Uint8Array(await file.arrayBuffer())
        await open.files.write(key, { bytes })
        const hashed = { ...command, args: { key, set: { ...set, sha256: await sha256(bytes) } } }
        const outcome = await execute(open.db, defaultSettings(), hashed, open.author())
        if (outcome.ok) open.changed(['attachments', 'journal'], await open.version())
        else await open.files.remove(key)
        return outcome
      })
    },

    async 'attachments.read'({ key }) {
      const open = await openShop()
      const [row, blob] = await Promise.all([open.db.attachments.get(key), open.files.blob(key)])
      return row && blob ? new Blob([blob], { type: row.type }) : null
    },
  }
}
