import type { Remote, SyncArea } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import { setField } from '~/store/rows'
import type { OutboxRow } from '~/store/syncRows'
import { levelOf } from './parts'
import type { SyncStep } from './syncStore'
import { take } from './take'

/** What was refused is taken off what is seen; the command stays in the outbox, with the reason. */
export async function showTheirs(step: SyncStep, can: Capabilities, row: OutboxRow): Promise<void> {
  const touched: { area: SyncArea; key: string }[] = [
    ...row.edits,
    ...row.moves.map((move) => ({ area: 'stock' as const, key: levelOf(move) })),
  ]
  const records: Remote[] = []
  for (const area of new Set(touched.map((one) => one.area))) {
    if (area === 'orders') continue
    const keys = [...new Set(touched.flatMap((one) => (one.area === area ? [one.key] : [])))]
    const page = await step.page(area, keys)
    for (const key of keys) {
      const known = page.remote(key)
      records.push(known ? { area, key, version: known.version, fields: known.fields } : { area, key, version: '', gone: true })
    }
  }
  await take(step, can, records, true)
  for (const { area, key, before } of row.edits) if (area === 'orders') await putBack(step, key, before)
}

/** Of orders nothing is kept as the platform had it last, and none is made here. */
async function putBack(step: SyncStep, key: string, before: Readonly<Record<string, unknown>>): Promise<void> {
  const page = await step.page('orders', [key])
  const row = structuredClone(page.row(key))
  if (!row) return
  for (const [field, value] of Object.entries(before)) setField(row, field, value)
  page.putRow(key, row)
}
