import { CommerceError } from '~/commerce/errors'
import { mayRun } from '~/domain/person'
import { zoneOf } from '~/lib/zone'
import { TrafficImporter } from '~/store/import/trafficImporter'
import { allowed, importTraffic } from '~/store/importTraffic'
import { readTraffic } from '~/store/trafficFiles'
import type { OpenShop } from './shop'
import type { TrafficCalls } from './trafficCalls'

/** Imports of traffic and advertising: the importer keeps the file and what the last dry run found of it; the commit writes just that. */
export function trafficHandlers(openShop: () => Promise<OpenShop>): TrafficCalls {
  const importer = new TrafficImporter(async () => {
    const { zone, currency } = await (await openShop()).settings()
    return { zone, currency, today: zoneOf(zone).dayOf(Date.now()) }
  })

  return {
    'import.traffic.inspect': ({ file, format, of }) => importer.inspect(file, format, of),
    'import.traffic.preview': ({ plan }) => importer.preview(plan),

    async 'import.traffic.dryRun'({ plan }, context) {
      const open = await openShop()
      await mustImport(open)
      const existing = await readTraffic(open.db, open.files)
      const numbers = plan.columns.order === undefined ? new Set<string>() : await orderNumbers(open)
      return importer.dryRun(
        plan,
        existing,
        { knowsOrder: (number) => numbers.has(number), allowed: (tables) => allowed(open.db, tables) },
        context,
      )
    },

    'import.traffic.refused': async ({ words }) => importer.refused(words),

    async 'import.traffic.commit'({ commandId }, { progress }) {
      const prepared = importer.prepared()
      if (!prepared) return { ok: false, refusal: { why: 'stale' } }
      const open = await openShop()
      await mustImport(open)
      const { fileName, bytes, from, to, found } = prepared
      progress({ phase: 'writing', bytesRead: bytes, bytesTotal: bytes, rows: found.rows, rowsPerSecond: 0 })
      const rows = found.rows - found.refusedRows
      const args = { fileName, bytes, of: found.of, rows, from, to }
      const done = await importTraffic(open, prepared, { id: commandId, kind: 'traffic.import', args }, open.author())
      if (!done.ok) return done
      open.changed(['traffic', 'journal'], await open.version())
      importer.release()
      return { ok: true, value: { commandId, of: found.of, rows, days: found.days } }
    },
  }
}

/** Rejects where who is at work may not import. */
async function mustImport(open: OpenShop): Promise<void> {
  const role = await open.role()
  if (!mayRun(role, 'traffic.import')) throw new CommerceError('forbidden', `${role} may not import`)
}

async function orderNumbers({ packs }: OpenShop): Promise<ReadonlySet<string>> {
  const numbers = new Set<string>()
  for (const { row } of packs.seen(await packs.rows())) for (const number of (await packs.numbers(row)) ?? []) numbers.add(number)
  return numbers
}
