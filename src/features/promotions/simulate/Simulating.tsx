import { useMemo, useState } from 'react'
import { errorText } from '~/features/shared/useCommand'
import type { Promotion } from '~/domain/promotion/promotion'
import { useNow } from '~/features/promotions/frame/useNow'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { useDraft } from '~/session/drafts'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { toAsk } from './ask'
import { Assume } from './Assume'
import { hasUplift, readSliders, START, writeSliders } from './sliders'
import { BreakEven } from './BreakEven'
import { Compare } from './Compare'
import { simulateMessages } from './messages'
import { OrdersDrawer } from './OrdersDrawer'
import { ResultParts, Results } from './Results'
import { type Simulated, useRested, useSimulation } from './useSimulation'
import { useVariants } from './useVariants'
import { VariantDrawer } from './VariantDrawer'
import { PLAN, type SimulateView } from './view'
import type { ReplayWindow } from './windows'

export interface SimulatingProps {
  promotion: Promotion
  window: ReplayWindow
  view: SimulateView
  set: SetUrlState<SimulateView>
}

const AT_START = writeSliders(START)

/** Assumptions beside what comes of them, for the plan and its variants. */
export function Simulating({ promotion, window, view, set }: SimulatingProps) {
  const t = useMessages(simulateMessages)
  const zone = zoneOf(useShop((shop) => shop.zone))
  const draft = useDraft(`promotion/${promotion.key}/assume`, AT_START)
  const sliders = useMemo(() => readSliders(draft.text), [draft.text])
  const variants = useVariants(promotion, useNow())
  const [edited, setEdited] = useState<string>()
  const ask = useRested(toAsk({ promotion, variants: variants.all, window, sliders, zone }))
  const simulated = useSimulation(ask)
  const { data } = simulated
  const chosen = data?.variants.find(({ key }) => key === view.variant) ?? data?.variants.find(({ key }) => key === PLAN)
  const name = variants.all.find(({ key }) => key === chosen?.key)?.name ?? t('plan')
  const edit = variants.all.find(({ key }) => key === edited)
  const isBusy = simulated.share !== undefined
  return (
    <div className="zg-sim-two">
      <Assume
        promotion={promotion}
        sliders={sliders}
        isChanged={draft.dirty}
        set={(next) => draft.set(writeSliders(next))}
        reset={draft.drop}
      >
        {chosen && <BreakEven replay={chosen} sliders={sliders} isOld={simulated.isOld} />}
      </Assume>
      <div className="zg-sim-main" aria-busy={isBusy && data === undefined}>
        <Running simulated={simulated} />
        {data && chosen ? (
          <>
            <Results simulation={data} replay={chosen} name={name} set={set} />
            <Compare
              simulation={data}
              variants={variants}
              chosen={chosen.key}
              hasBand={hasUplift(sliders)}
              onChoose={(variant) => set({ variant, rule: '', page: 1 })}
              onEdit={setEdited}
            />
            <ResultParts simulation={data} replay={chosen} name={name} ask={ask} sliders={sliders} view={view} set={set} />
          </>
        ) : (
          !simulated.isStopped && simulated.error === null && <div className="zg-skeleton zg-skeleton-block" />
        )}
      </div>
      {edit && <VariantDrawer key={edit.key} variant={edit} onSave={variants.save} onClose={() => setEdited(undefined)} />}
      {view.orders && chosen && <OrdersDrawer ask={ask} replay={chosen} name={name} view={view} set={set} />}
    </div>
  )
}

/** How far the replay is, with a way to stop it; why there is nothing where it did not finish. */
function Running({ simulated }: { simulated: Simulated }) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const { share, isStopped, error, stop, again } = simulated
  if (share !== undefined)
    return (
      <div className="zg-sim-running" role="status">
        <label>
          {t('running')} <progress value={share} max={1} /> <span className="zg-num">{format.percent(share, 0)}</span>
        </label>
        <Button size="small" onClick={stop}>
          {t('stop')}
        </Button>
      </div>
    )
  if (!isStopped && !error) return null
  return (
    <div className="zg-sim-running" role="status">
      <span>{error ? t('failed', { why: errorText(error) }) : t('stopped')}</span>
      <Button size="small" onClick={again}>
        {t('again')}
      </Button>
    </div>
  )
}
