import { customerIdOf } from '~/domain/customer'
import type { ReturnCase } from '~/domain/returns'
import type { ShopDb } from './db'

/** Returns of somebody who is erased tell what came back and what it came to, and nothing that anybody wrote; gives their keys. Part of the caller's transaction. */
export async function cleanReturns({ returns }: ShopDb, { customer, key }: { customer: string; key: string }): Promise<string[]> {
  const theirs = await returns.filter(({ buyer = '' }) => customerIdOf(buyer) === customer).toArray()
  await returns.bulkPut(theirs.map((row) => cleaned(row, key)))
  return theirs.map((row) => row.key)
}

function cleaned({ note: _, tracking: __, refusal, overruled, inspected, settled, ...row }: ReturnCase, key: string): ReturnCase {
  return {
    ...row,
    buyer: key,
    ...(refusal ? { refusal: { ...refusal, text: '' } } : {}),
    ...(overruled ? { overruled: { ...overruled, note: '' } } : {}),
    ...(inspected ? { inspected: inspected.map(({ note: ___, ...each }) => each) } : {}),
    ...(settled ? { settled: withoutParcel(settled) } : {}),
  }
}

function withoutParcel({ tracking: _, ...settled }: NonNullable<ReturnCase['settled']>): NonNullable<ReturnCase['settled']> {
  return settled
}
