import { Link } from 'react-router'
import { COSTS_KNOWN } from '~/domain/promotion/judge'
import type { PromotionJudgement } from '~/domain/promotion/judgement'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { judgeMessages } from './messages'
import { useWrite } from './useWrite'

interface PartProps {
  judgement: PromotionJudgement
}

/** What goods of the same kind lost. */
export function Siblings({ judgement: { siblings, lifts, why } }: PartProps) {
  const t = useMessages(judgeMessages)
  const write = useWrite()
  const { rows, count } = siblings
  return (
    <section className="zg-panel" aria-label={t('siblings')}>
      <h2>{t('siblings')}</h2>
      <p className="zg-panel-hint">{t('siblings.hint')}</p>
      {!lifts ? (
        <p className="zg-second">{t('lacking', { why: t(`why.${why ?? 'fewDays'}`) })}</p>
      ) : count === 0 ? (
        <p className="zg-second">{t('siblings.none')}</p>
      ) : rows.length === 0 ? (
        <p>{t('siblings.same', { count })}</p>
      ) : (
        <>
          <p>{t('siblings.lost', { count, value: write.signedMoney(lifts.siblings.gmv.lift) })}</p>
          <FigureTable
            label={t('siblings')}
            columns={[
              { key: 'sku', name: t('siblings.sku') },
              { key: 'units', name: t('siblings.units') },
              { key: 'baseUnits', name: t('siblings.baseUnits'), minor: true },
              { key: 'gmv', name: t('siblings.gmv'), minor: true },
              { key: 'baseGmv', name: t('siblings.baseGmv'), minor: true },
              { key: 'lift', name: t('siblings.lift') },
            ]}
          >
            {rows.map(({ sku, title, units, baseUnits, gmv, baseGmv }) => (
              <tr key={sku} data-sku={sku}>
                <th scope="row">
                  <Link className="zg-judge-link" to={paths.product({ sku })}>
                    {title}
                  </Link>
                </th>
                <td>{write.units(units)}</td>
                <td className="zg-minor">{write.units(baseUnits)}</td>
                <td className="zg-minor">{write.money(gmv)}</td>
                <td className="zg-minor">{write.money(baseGmv)}</td>
                <td>{write.signedMoney(gmv - baseGmv)}</td>
              </tr>
            ))}
          </FigureTable>
        </>
      )}
    </section>
  )
}

/** Whether buyers only bought earlier. */
export function After({ judgement: { after, lifts, to, now, promotion } }: PartProps) {
  const t = useMessages(judgeMessages)
  const { money, signedMoney } = useWrite()
  const gmv = after?.lifts.gmv
  const said = gmv && (Math.abs(gmv.lift) <= gmv.band ? 'flat' : gmv.lift < 0 ? 'dip' : 'more')
  return (
    <section className="zg-panel" aria-label={t('after')} data-to={to}>
      <h2>{t('after')}</h2>
      {!after || !gmv || !said ? (
        <p className="zg-second">{t('lacking', { why: t(now < promotion.to ? 'why.notOver' : 'why.noAfter') })}</p>
      ) : (
        <p>
          {t(`after.${said}`, {
            days: after.days,
            value: said === 'flat' ? signedMoney(gmv.lift) : money(Math.abs(gmv.lift)),
            band: money(gmv.band),
            net: signedMoney((lifts?.effect.gmv.lift ?? 0) + gmv.lift),
          })}
        </p>
      )}
    </section>
  )
}

/** Who was won, and whether they came again. */
export function NewBuyers({ judgement: { newBuyers } }: PartProps) {
  const t = useMessages(judgeMessages)
  const format = useFormat()
  return (
    <section className="zg-panel" aria-label={t('fresh')}>
      <h2>{t('fresh')}</h2>
      <p className="zg-panel-hint">{t('fresh.hint')}</p>
      {newBuyers.count === 0 ? (
        <p className="zg-second">{t('lacking', { why: t('why.noNew') })}</p>
      ) : (
        <FigureTable
          label={t('fresh')}
          columns={[
            { key: 'days', name: t('fresh.days') },
            { key: 'rate', name: t('fresh.rate') },
            { key: 'again', name: t('fresh.again') },
            { key: 'mature', name: t('fresh.mature') },
          ]}
        >
          {newBuyers.repurchase.map(({ days, mature, again }) => (
            <tr key={days} data-days={days}>
              <th scope="row">{t('fresh.within', { days })}</th>
              {mature === 0 ? (
                <td colSpan={3} className="zg-second">
                  {t('lacking', { why: t('fresh.notYet', { days }) })}
                </td>
              ) : (
                <>
                  <td>{format.percent(again / mature)}</td>
                  <td>{format.count(again)}</td>
                  <td>{format.count(mature)}</td>
                </>
              )}
            </tr>
          ))}
        </FigureTable>
      )}
    </section>
  )
}

/** What it cost and what came back, line by line. */
export function CostPanel({ judgement: { cost, lifts, coverage, why } }: PartProps) {
  const t = useMessages(judgeMessages)
  const format = useFormat()
  const write = useWrite()
  const knows = coverage >= COSTS_KNOWN
  const spent = cost.discount + cost.gifts + cost.ads
  const untold = t('lacking', { why: knows ? t(`why.${why ?? 'fewDays'}`) : t('why.noCost', { share: format.percent(coverage, 0) }) })
  const rows = [
    ['discount', write.money(cost.discount)],
    ['gifts', write.money(cost.gifts)],
    ['ads', write.money(cost.ads)],
    ['all', write.money(spent)],
    ['marginLift', lifts && knows ? write.signedMoney(lifts.effect.margin.lift) : untold],
    ['roi', cost.roi === undefined ? (spent === 0 ? t('lacking', { why: t('why.noSpend') }) : untold) : format.percent(cost.roi)],
    ['perNew', cost.perNew === undefined ? t('lacking', { why: t('why.noNew') }) : write.money(cost.perNew)],
  ] as const
  return (
    <section className="zg-panel" aria-label={t('cost')}>
      <h2>{t('cost')}</h2>
      <dl className="zg-judge-cost zg-num">
        {rows.map(([name, value]) => (
          <div key={name} data-cost={name} className={name === 'all' ? 'zg-judge-sum' : undefined}>
            <dt>{t(`cost.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="zg-panel-hint">{t('hint.roi')}</p>
    </section>
  )
}
