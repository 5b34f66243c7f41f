import { useState } from 'react'
import { errorText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { PlaceRow } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { type Answer, call } from '~/worker/client'
import { stockScreenMessages } from './messages'

const SHOWN = 20

/** Proves that the levels are the sum of the ledger, and mends those that are not. */
export function CheckStock({ places }: { places: readonly PlaceRow[] }) {
  const t = useMessages(stockScreenMessages)
  const whyNot = useWhyNot('stock.repair')
  const [found, setFound] = useState<Answer<'stock.check'>>()
  const [busy, setBusy] = useState(false)
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
    setBusy(false)
  }
  const check = () => attempt(async () => setFound(await call('stock.check', {})))
  const repair = () =>
    attempt(async () => {
      const { count } = await call('stock.repair', { commandId: crypto.randomUUID() })
      showToast(t('checkRepaired', { count }))
      setFound(await call('stock.check', {}))
    })
  return (
    <section className="zg-stock-check">
      <h2>{t('checkTitle')}</h2>
      <p className="zg-second">{t('checkHint')}</p>
      <Button loading={busy} onClick={() => void check()}>
        {t('checkRun')}
      </Button>
      {found && found.wrong.length === 0 && <p role="status">{t('checkGood', { count: found.checked })}</p>}
      {found && found.wrong.length > 0 && (
        <>
          <p className="zg-warning" role="status">
            {t('checkBad', { count: found.wrong.length })}
          </p>
          <ul className="zg-list">
            {found.wrong.slice(0, SHOWN).map(({ kept, right }) => (
              <li key={`${right.location} ${right.sku}`}>
                {t('checkLine', {
                  sku: right.sku,
                  location: places.find(({ key }) => key === right.location)?.name || right.location,
                  keptOn: kept.onHand,
                  rightOn: right.onHand,
                  keptHeld: kept.held,
                  rightHeld: right.held,
                  keptPromised: kept.promised,
                  rightPromised: right.promised,
                })}
              </li>
            ))}
          </ul>
          <Button type="primary" loading={busy} disabledReason={whyNot} onClick={() => void repair()}>
            {t('checkRepair')}
          </Button>
        </>
      )}
    </section>
  )
}
