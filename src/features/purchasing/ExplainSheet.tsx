import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { PlanRow } from '~/store/buyingLists'
import { Facts } from '~/ui/Facts'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { planMessages } from './planMessages'
import { ForecastError } from './ForecastError'
import { Spark } from './Spark'
import type { Chosen, PlanChoice } from './usePlanChoice'

const rounded = (value: number) => Math.round(value * 100) / 100

/** Every input of a proposed quantity, and another supplier where there is one. */
export function ExplainSheet({
  item: { row, offer, units },
  change,
  onClose,
}: {
  item: Chosen
  change: PlanChoice['change']
  onClose: () => void
}) {
  const t = useMessages(planMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return (
    <Sheet title={t('explainThis', { sku: row.sku })} onClose={onClose}>
      <div className="zg-stack-tight zg-num">
        <p className="zg-second">{row.title}</p>
        <div className="zg-planning-name">
          <Spark past={row.past} ahead={row.ahead} label={t('forecast')} />
          <ForecastError row={row} />
        </div>
        {row.offers.length > 1 && (
          <label className="zg-choose">
            <span className="zg-small zg-second">{t('offers')}</span>
            <select
              className="zg-input"
              value={offer?.supplier}
              onChange={({ target }) => change(row.sku, { supplier: target.value, quantity: undefined })}
            >
              {row.offers.map(({ supplier, name, cost, leadDays }) => (
                <option key={supplier} value={supplier}>
                  {t('offer', { name, cost: format.price(cost, currency), lead: leadDays })}
                </option>
              ))}
            </select>
          </label>
        )}
        <h3>{t('inputs')}</h3>
        <Inputs row={row} />
        <Facts
          facts={{
            [t('packs')]: offer && t('packsText', { pack: offer.pack, minimum: offer.minimum }),
            [t('result')]: <b>{Number.isNaN(units) ? '—' : buying('units', { count: units })}</b>,
          }}
        />
      </div>
    </Sheet>
  )
}

function Inputs({ row }: { row: PlanRow }) {
  const t = useMessages(planMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const units = (count: number) => buying('units', { count })
  const made = { count: row.safety, z: row.z, sigma: rounded(row.sigma), lead: row.leadDays }
  return (
    <Facts
      facts={{
        [t('sellable')]: units(row.sellable),
        [t('incoming')]: units(row.incoming),
        [t('drafted')]: units(row.drafted),
        [t('position')]: units(row.position),
        [t('method')]: t(`method.${row.method}`),
        [t('promotions')]: Math.abs(row.tide - 1) > 0.01 && format.change(row.tide - 1),
        [t('leadDays')]:
          row.leadFrom === 'actual'
            ? t('lead.actual', { count: row.leadDays, n: row.leadN })
            : t(`lead.${row.leadFrom}`, { count: row.leadDays }),
        [t('leadDemand')]: units(Math.round(row.leadDemand * 10) / 10),
        [t('sigma')]: rounded(row.sigma),
        [t('z')]: row.z,
        [t('safety')]: row.isManualSafety ? t('safetyManual', { count: row.safety }) : t('safetyMade', made),
        [t('point')]: t('pointText', { count: row.point }),
        [t('target')]: t('targetText', { count: row.target, days: row.coverDays }),
      }}
    />
  )
}
