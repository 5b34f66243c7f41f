import { CommerceError } from '~/commerce/errors'
import { maskField, sightOf } from '~/domain/customer'
import type { DryRun } from '~/domain/importPlan'
import { mayRun, type Role } from '~/domain/person'
import { OrdersByNumber } from '~/store/existingOrders'
import { createImporter } from '~/store/import/importer'
import type { ImportCalls } from './importCalls'
import type { OpenShop } from './shop'

/** The import calls: the importer keeps the file and what the last dry run found of it; the commit writes just that. */
export function importHandlers(openShop: () => Promise<OpenShop>): ImportCalls {
  const importer = createImporter(async () => (await openShop()).settings())
  let compared: OrdersByNumber | undefined

  return {
    'import.inspect': ({ file, format }) => importer.inspect(file, format),
    'import.preview': ({ plan }) => importer.preview(plan),

    async 'import.dryRun'({ plan }, context) {
      const open = await openShop()
      const role = await mustImport(open)
      compared = await OrdersByNumber.read(open.packs)
      const found = await importer.dryRun(plan, compared, context)
      if (!found.ok || sightOf(role).plain) return found
      return { ok: true, value: { ...found.value, changes: found.value.changes.map(withMasks) } }
    },

    'import.refused': ({ words }) => importer.refused(words),

    async 'import.commit'({ commandId }, { progress }) {
      const prepared = importer.prepared()
      if (!prepared || !compared) return { ok: false, refusal: { why: 'stale' } }
      const open = await openShop()
      await mustImport(open)
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

/** The role of who imports. Rejects where it may not: a dry run tells of the orders that are there already. */
async function mustImport(open: OpenShop): Promise<Role> {
  const role = await open.role()
  if (!mayRun(role, 'orders.import')) throw new CommerceError('forbidden', `${role} may not import`)
  return role
}

type Example = DryRun['changes'][number]

/** What the shop has stays behind its masks, and what the file has beside it. */
const withMasks = ({ number, fields }: Example): Example => ({
  number,
  fields: fields.map(({ field, before, after }) => ({ field, before: maskField(field, before), after: maskField(field, after) })),
})
