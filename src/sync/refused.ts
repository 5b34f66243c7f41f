import type { Remote, SyncArea } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import { levelKey } from '~/domain/stock'
import type { OutboxRow } from '~/store/syncRows'
import { rerun } from './rerun'
import type { SyncStep, SyncStore } from './syncStore'
import { take } from './take'

/** What is done about a command that the platform's rules are against: it is sent again, or given up. What it changed was taken off the screens when it was refused. False: it is there no more. */
export async function decideRefused(store: SyncStore, can: Capabilities, seq: number, then: 'again' | 'giveUp'): Promise<boolean> {
  return store.step(async (step) => {
    const row = (await step.outbox()).find((other) => other.seq === seq && other.state === 'refused')
    if (!row) return false
    if (then === 'giveUp') {
      await step.dropOutbox(seq)
      return true
    }
    const { says: _says, ...rest } = row
    await step.putOutbox({ ...rest, state: 'waiting' })
    await showMine(step, can, row)
    if (row.acts)
      await step.putActs(
        row.acts.map(({ act }) => act),
        true,
      )
    if (row.messages)
      await step.markSent(
        row.messages.map(({ key }) => key),
        'waiting',
      )
    return true
  })
}

/** What waits again is seen again, on top of what the platform said last; what it said otherwise meanwhile is a conflict. */
async function showMine(step: SyncStep, can: Capabilities, { edits, moves }: OutboxRow): Promise<void> {
  const records: Remote[] = []
  for (const area of new Set(edits.map((edit) => edit.area))) {
    const own = edits.filter((edit) => edit.area === area)
    const page = await step.page(
      area,
      own.map(({ key }) => key),
    )
    for (const edit of own) {
      const { key } = edit
      const known = page.remote(key)
      if (known) records.push(remoteOf(area, key, known))
      // It is made by the command, or of an area of which nothing is kept.
      else if (edit.gone) page.putRow(key, undefined)
      else page.putRow(key, rerun(page.row(key) ?? {}, [edit], can.areas[area].fields).row)
    }
  }
  const levels = [...new Set(moves.map(({ location, sku }) => levelKey(location, sku)))]
  const page = await step.page('stock', levels)
  for (const key of levels) {
    const known = page.remote(key)
    records.push(known ? remoteOf('stock', key, known) : { area: 'stock', key, version: '', gone: true })
  }
  await take(step, can, records, true)
}

const remoteOf = (area: SyncArea, key: string, { version, fields }: { version: string; fields: object }): Remote => ({
  area,
  key,
  version,
  fields,
})
