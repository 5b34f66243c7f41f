import { CommerceError } from '~/commerce/errors'
import { mayRun } from '~/domain/person'
import { OrdersByNumber } from '~/store/existingOrders'
import { createImporter } from '~/store/import/importer'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type ImportCalls = Pick<Handlers, 'import.inspect' | 'import.preview' | 'import.dryRun' | 'import.refused' | 'import.commit'>

/** The import calls: the importer keeps the file and what the last dry run found of it; the commit writes just that. */
export function importHandlers(openShop: () => Promise<OpenShop>): ImportCalls {
  const importer = createImporter(async () => (await openShop()).settings())
  let compared: OrdersByNumber | undefined

  return {
    'import.inspect': ({ file, format }) => importer.inspect(file, format),
    'import.preview': ({ plan }) => importer.preview(plan),

    async 'import.dryRun'({ plan }, context) {
      compared = await OrdersByNumber.read((await openShop()).packs)
      return importer.dryRun(plan, compared, context)
    },

    'import.refused': () => importer.refused(),

    async 'import.commit'({ commandId }, { progress }) {
      const prepared = importer.prepared()
      if (!prepared || !compared) return { ok: false, refusal: { why: 'stale' } }
      const open = await openShop()
      const role = await open.role()
      if (!mayRun(role, 'orders.import')) throw new CommerceError('forbidden', `${role} may not import`)
      const { table, plan, fileName, bytes, added, changed, unchanged, refusedRows } = prepared
      const lines = table.lines.count
      progress({ phase: 'writing', bytesRead: bytes, bytesTotal: bytes, rows: lines, rowsPerSecond: 0 })
      const args = { fileName, bytes, rules: plan.rules, added, changed, unchanged, refusedRows, lines }
      const replaces = compared.replacedBy(table.orders.number)
      const done = await open.packs.commit(table, replaces, compared.basis, { id: commandId, kind: 'orders.import', args }, open.author())
      if (!done.ok) return done
      open.changed(['orders', 'products', 'customers', 'home', 'journal'], await open.version())
      importer.release()
      compared = undefined
      return { ok: true, value: { commandId, added, changed, lines } }
    },
  }
}
