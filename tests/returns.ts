import fc from 'fast-check'
import { defaultPolicy } from '~/domain/returnPolicyDefaults'
import {
  GOODS_CONDITIONS,
  NEVER_KINDS,
  PAYERS,
  type PolicyRule,
  type ReturnCase,
  RETURN_KINDS,
  type ReturnPolicy,
  RETURN_REASONS,
} from '~/domain/returns'

/** One unit of the first line, approved and waited for. */
export const aReturn = (set: Partial<ReturnCase> = {}): ReturnCase => ({
  key: 'r1001',
  order: '1001',
  buyer: 'b1',
  kind: 'return',
  state: 'approved',
  lines: [{ line: 0, sku: 'MUG-1', title: 'Mug', units: 1, reason: 'changedMind', condition: 'intact' }],
  createdAt: 0,
  createdBy: 'owner',
  verdict: {
    policy: 'en',
    version: 0,
    at: 0,
    ok: true,
    lines: [{ line: 0, ok: true, whys: [], rule: 'thirtyDays', pays: 'buyer', proof: false, fee: 0 }],
  },
  pays: 'buyer',
  steps: [{ at: 0, to: 'requested', who: 'owner' }],
  rev: 1,
  ...set,
})

export const aPolicy = (set: Partial<ReturnPolicy> = {}): ReturnPolicy => ({ ...defaultPolicy('en'), key: 'p1', version: 1, ...set })

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 })

const randomRule: fc.Arbitrary<PolicyRule> = fc.record(
  {
    key: fc.string({ minLength: 1, maxLength: 4 }),
    categories: some(['home', 'kitchen', 'shoes']),
    reasons: some(RETURN_REASONS),
    kinds: some(RETURN_KINDS),
    days: fc.integer({ min: 0, max: 60 }),
    conditions: some(GOODS_CONDITIONS),
    pays: fc.constantFrom(...PAYERS),
    proof: fc.boolean(),
    fee: fc.constantFrom(0, 0.1, 0.15, 1),
  },
  { requiredKeys: ['key', 'kinds', 'days', 'conditions', 'pays', 'proof', 'fee'] },
)

export const randomPolicy: fc.Arbitrary<ReturnPolicy> = fc.record({
  key: fc.constant('p1'),
  version: fc.constant(1),
  from: fc.constant(0),
  rules: fc.array(randomRule, { maxLength: 5 }),
  never: fc.array(
    fc.record({
      key: fc.string({ maxLength: 4 }),
      what: fc.constantFrom(...NEVER_KINDS),
      categories: fc.subarray(['home', 'shoes']),
      skus: fc.subarray(['A', 'B']),
      tags: fc.subarray(['定制', 'Fresh']),
      unopened: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  hours: fc.constant({ proof: 72, review: 48, ship: 168, inspect: 48, settle: 48 }),
})
