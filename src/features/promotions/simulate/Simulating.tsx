import { memo, useMemo, useState } from 'react'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Simulation, SimulationAsk, VariantReplay } from '~/domain/promotion/simulation'
import { useSettled } from '~/features/promotions/useSettled'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { useDraft } from '~/session/drafts'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import { toAsk } from './ask'
import { Assume } from './Assume'
import { hasUplift, readSliders, START, writeSliders } from './sliders'
import { BreakEven } from './BreakEven'
import { Compare } from './Compare'
import { simulateMessages } from './messages'
import { OrdersDrawer } from './OrdersDrawer'
import { ResultParts, Results } from './Results'
import { type Simulated, useSimulation } from './useSimulation'
import { useVariantList, useVariants } from './useVariants'
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

/** A slider that moves asks once it rests. */
const REST_MS = 200

/** Assumptions beside what comes of them, for the plan and its variants. */
export function Simulating({ promotion, window, view, set }: SimulatingProps) {
  const zone = zoneOf(useShop((shop) => shop.zone))
  const draft = useDraft(`promotion/${promotion.key}/assume`, AT_START)
  const sliders = useMemo(() => readSliders(draft.text), [draft.text])
  const ask = useSettled(toAsk({ promotion, variants: useVariantList(promotion), window, sliders, zone }), REST_MS)
  const simulated = useSimulation(ask)
  const { data } = simulated
  const chosen = data && chosenOf(data, view.variant)
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
      <div className="zg-sim-main" aria-busy={simulated.share !== undefined && data === undefined}>
        <Running simulated={simulated} />
        {data && chosen ? (
          <Answers promotion={promotion} data={data} chosen={chosen} ask={ask} view={view} set={set} />
        ) : (
          !simulated.isStopped && simulated.error === null && <div className="zg-skeleton zg-skeleton-block" />
        )}
      </div>
    </div>
  )
}

/** The variant of the address; the plan where that is gone. */
const chosenOf = ({ variants }: Simulation, key: string): VariantReplay | undefined =>
  variants.find((each) => each.key === key) ?? variants.find((each) => each.key === PLAN)

interface AnswersProps extends Pick<SimulatingProps, 'promotion' | 'view' | 'set'> {
  data: Simulation
  chosen: VariantReplay
  ask: SimulationAsk
}

/** What the replay has answered. Drawn anew with each answer, not with each step of a slider or of the progress. */
const Answers = memo(function Answers({ promotion, data, chosen, ask, view, set }: AnswersProps) {
  const variants = useVariants(promotion, useNow())
  const [edited, setEdited] = useState<string>()
  const name = variants.all.find(({ key }) => key === chosen.key)?.name ?? ''
  const edit = variants.all.find(({ key }) => key === edited)
  return (
    <>
      <Results simulation={data} replay={chosen} name={name} set={set} />
      <Compare
        simulation={data}
        variants={variants}
        chosen={chosen.key}
        hasBand={hasUplift(ask.assume)}
        onChoose={(variant) => set({ variant, rule: '', page: 1 })}
        onEdit={setEdited}
      />
      <ResultParts simulation={data} replay={chosen} name={name} ask={ask} view={view} set={set} />
      {edit && <VariantDrawer key={edit.key} variant={edit} onSave={variants.save} onClose={() => setEdited(undefined)} />}
      {view.orders && <OrdersDrawer ask={ask} replay={chosen} name={name} view={view} set={set} />}
    </>
  )
})

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
