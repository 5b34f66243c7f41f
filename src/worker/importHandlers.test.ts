import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { ROLES, type Role } from '~/domain/person'
import { importHandlers } from './importHandlers'
import type { CallContext } from './protocol'
import { OpenShop } from './shop'

const context: CallContext = { signal: new AbortController().signal, progress: () => undefined }
const HEADER = 'order id,date,sku,qty,price,customer id,email'

test('a dry run tells who a buyer is to an owner alone, and nothing to an agent', async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  const open = await OpenShop.open('importing')
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  await open.db.people.bulkAdd(ROLES.map((role) => ({ key: role, name: role, role, active: true })))
  const calls = importHandlers(() => Promise.resolve(open))
  const dryRun = async (role: Role, buyer: string, email: string) => {
    open.who = role
    const file = new File([`${HEADER}\n1,2026-01-01,A,1,2.50,${buyer},${email}\n`], 'orders.csv')
    const found = await calls['import.inspect']({ file }, context)
    if (!found.ok) throw new Error(found.refusal.why)
    return calls['import.dryRun']({ plan: found.value }, context)
  }
  expect(await dryRun('operator', 'wangxiaoming', 'wang@example.com')).toMatchObject({ ok: true, value: { added: 1 } })
  expect(await calls['import.commit']({ commandId: 'i' }, context)).toMatchObject({ ok: true })

  expect(JSON.stringify(await dryRun('owner', 'lili', 'li@example.com'))).toContain('wang@example.com')
  for (const role of ['operator', 'analyst'] as const) {
    const answer = await dryRun(role, 'lili', 'li@example.com')
    expect(answer).toMatchObject({ ok: true, value: { changed: 1 } })
    expect(JSON.stringify(answer)).toContain('w***@example.com')
    for (const secret of ['wangxiaoming', 'wang@']) expect(JSON.stringify(answer)).not.toContain(secret)
  }
  await expect(dryRun('agent', 'lili', 'li@example.com')).rejects.toMatchObject({ kind: 'forbidden' })
  open.close()
})
