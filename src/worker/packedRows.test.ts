import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Figure, type Figures, type KpiResult, type KpiRow, NO_FIGURE } from '~/analytics/query'
import { METRIC_IDS } from '~/domain/metric'
import { packRows, unpackRows } from './packedRows'

const value = fc.oneof(fc.double({ noNaN: true }), fc.integer())
const figure: fc.Arbitrary<Figure> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ value }, { noNullPrototype: true }) },
  { weight: 1, arbitrary: fc.record({ value: fc.constant(null), why: fc.constantFrom(...NO_FIGURE) }, { noNullPrototype: true }) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        value,
        note: fc.constantFrom('visitorDays' as const, 'few' as const),
        coverage: fc.double({ min: 0, max: 1, noNaN: true }),
        n: fc.nat(),
      },
      { requiredKeys: ['value'], noNullPrototype: true },
    ),
  },
)

/** Of the same few metrics, though not every row has all of them. */
const figuresOf = (metrics: readonly (keyof Figures)[]): fc.Arbitrary<Figures> =>
  fc.record(Object.fromEntries(metrics.map((metric) => [metric, figure])), { requiredKeys: [], noNullPrototype: true })

interface Shape {
  metrics: (keyof Figures)[]
  labels: boolean
  pairs: boolean
  compared: boolean
}

const rowOf = ({ metrics, labels, pairs, compared }: Shape): fc.Arbitrary<KpiRow> =>
  fc.record({ key: fc.string(), label: labels ? fc.string() : fc.constant(''), figures: figuresOf(metrics) }).chain((row) =>
    fc
      .record({
        second: fc.record({ key2: fc.string(), label2: fc.string() }, { noNullPrototype: true }),
        isOrderLevel: fc.boolean(),
        before: figuresOf(metrics),
      })
      .map(({ second, isOrderLevel, before }) => ({
        ...row,
        ...(pairs && second),
        ...(isOrderLevel && { orderLevel: true }),
        ...(compared && { compared: before }),
      })),
  )

const shape: fc.Arbitrary<Shape> = fc.record({
  metrics: fc.subarray([...METRIC_IDS], { minLength: 1, maxLength: 5 }),
  labels: fc.boolean(),
  pairs: fc.boolean(),
  compared: fc.boolean(),
})

/** A few, which travel as they are, or many, which do not; or none asked for. */
const rowsOf = (of: Shape): fc.Arbitrary<KpiRow[] | undefined> =>
  fc.oneof(
    fc.constant(undefined),
    fc.array(rowOf(of), { maxLength: 5 }),
    fc.array(rowOf(of), { minLength: 40, maxLength: 60, size: 'max' }),
  )

const BESIDE: KpiResult['beside'] = {
  unknownBuyerOrders: 1,
  unknownBuyerGmv: 2.5,
  noRateOrders: 0,
  testOrders: 0,
  unlinkedRefunds: 0,
  unlinkedRefundAmount: 0,
  undatedRefunds: 0,
  nonProductLines: 3,
  nonProductAmount: 4.25,
  notSaleLines: { gift: 1 },
}

test('an answer is the same after its way from the worker to the page', () => {
  fc.assert(
    fc.property(
      shape.chain((of) => fc.tuple(rowsOf(of), figuresOf(of.metrics))),
      ([rows, totals]) => {
        const result: KpiResult = {
          version: 3,
          asOf: 9,
          totals,
          compared: { from: 1, to: 2, totals },
          beside: BESIDE,
          ...(rows && { rows }),
        }
        expect(unpackRows(structuredClone(packRows(result)))).toStrictEqual(result)
      },
    ),
  )
})

test('many rows travel column by column', () => {
  const rows = Array.from({ length: 40 }, (_, i): KpiRow => ({ key: String(i), label: '', figures: { orders: { value: i } } }))
  const { rows: packed } = packRows({ version: 1, totals: {}, beside: BESIDE, rows })
  expect(packed).toMatchObject({ count: 40, figures: { metrics: ['orders'], values: [Float64Array.from(rows, (_, i) => i)] } })
})
