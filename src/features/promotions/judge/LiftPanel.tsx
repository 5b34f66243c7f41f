import type { Lifted, PromotionJudgement } from '~/domain/promotion/judgement'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { judgeMessages } from './messages'
import { useWrite } from './useWrite'

const ROWS = ['covered', 'siblings', 'effect', 'rest', 'total'] as const
const MEASURES = ['units', 'gmv', 'margin'] as const

/** The lift by what it was of; its parts come to the shop. */
export function LiftPanel({ judgement }: { judgement: PromotionJudgement }) {
  const t = useMessages(judgeMessages)
  const { lifts, why, baseline, beside } = judgement
  return (
    <section className="zg-panel" aria-label={t('lift')}>
      <h2>{t('lift')}</h2>
      {!lifts ? (
        <p className="zg-second">{t('lacking', { why: t(`why.${why ?? 'fewDays'}`) })}</p>
      ) : (
        <>
          <FigureTable
            label={t('lift')}
            columns={[{ key: 'of', name: t('lift.of') }, ...MEASURES.map((key) => ({ key, name: t(`lift.${key}`) }))]}
          >
            {ROWS.map((row) => (
              <tr key={row} data-lift={row} className={row === 'effect' || row === 'total' ? 'zg-judge-sum' : undefined}>
                <th scope="row">{t(`lift.${row}`)}</th>
                {MEASURES.map((measure) => (
                  <Cell key={measure} lifted={lifts[row][measure]} isMoney={measure !== 'units'} />
                ))}
              </tr>
            ))}
          </FigureTable>
          <p className="zg-panel-hint">{t('lift.note')}</p>
          <p className="zg-panel-hint">{t('lift.base', baseline)}</p>
        </>
      )}
      {beside.length > 0 && <p className="zg-warning zg-small">{t('lift.beside', { names: beside.join(t('comma')) })}</p>}
      <LastYear judgement={judgement} />
    </section>
  )
}

function Cell({ lifted: { lift, band, actual, base }, isMoney }: { lifted: Lifted; isMoney: boolean }) {
  const t = useMessages(judgeMessages)
  const write = useWrite()
  const [signed, plain] = isMoney ? [write.signedMoneyShort, write.moneyShort] : [write.signedUnits, write.units]
  return (
    <td data-value={lift} title={t('tile.against', { actual: plain(actual), base: plain(base) })}>
      {signed(lift)} <span className="zg-second zg-judge-band">±{plain(band)}</span>
    </td>
  )
}

function LastYear({ judgement: { lastYear, lifts } }: { judgement: PromotionJudgement }) {
  const t = useMessages(judgeMessages)
  const format = useFormat()
  const { money } = useWrite()
  if (!lifts) return null
  return (
    <>
      <h3>{t('lastYear')}</h3>
      {!lastYear ? (
        <p className="zg-second">{t('lacking', { why: t('why.noUnusual') })}</p>
      ) : (
        <>
          <p>
            {t('lastYear.text', {
              sum: money(lastYear.sum),
              growth: format.count(Math.round(lastYear.growth * 100) / 100),
              scaled: money(lastYear.scaled),
              lift: t(lastYear.lift >= 0 ? 'lastYear.more' : 'lastYear.less', { value: money(Math.abs(lastYear.lift)) }),
            })}
          </p>
          {lastYear.promoted.length > 0 && (
            <p className="zg-second zg-small">{t('lastYear.promoted', { names: lastYear.promoted.join(t('comma')) })}</p>
          )}
        </>
      )}
    </>
  )
}
