import type { Simulation, VariantReplay } from '~/domain/promotion/simulation'
import { FigureTable } from '~/features/shared/FigureTable'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { type FigureId, FIGURES, type FigureKind } from './figures'
import { simulateMessages } from './messages'
import type { Variants } from './useVariants'
import { useFigureWriting } from './useFigureWriting'
import { PLAN } from './view'

export interface CompareProps {
  simulation: Simulation
  variants: Variants
  /** Key of the one whose results stand below. */
  chosen: string
  hasBand: boolean
  onChoose: (variant: string) => void
  onEdit: (variant: string) => void
}

/** What really was, the plan and its variants, figure by figure. */
export function Compare({ simulation, variants, chosen, hasBand, onChoose, onEdit }: CompareProps) {
  const t = useMessages(simulateMessages)
  const { all } = variants
  const replays = all.map(({ key }) => simulation.variants.find((each) => each.key === key))
  return (
    <section className="zg-panel zg-sim-compare" aria-labelledby="zg-sim-compare">
      <div className="zg-panel-head">
        <h2 id="zg-sim-compare">{t('variants')}</h2>
        <Copy variants={variants} chosen={chosen} onChoose={onChoose} onEdit={onEdit} />
      </div>
      <p className="zg-panel-hint">{t('variantsHint')}</p>
      <FigureTable
        label={t('variants')}
        className={`zg-sim-figures zg-sim-of-${all.length}`}
        columns={[
          { key: 'figure', name: t('figure') },
          { key: 'before', name: t('before') },
          ...all.map(({ key, name }) => ({ key, name, className: key === chosen ? 'zg-sim-chosen' : undefined })),
        ]}
      >
        <tr className="zg-sim-doings">
          <th scope="row">
            <span className="zg-hidden">{t('doings')}</span>
          </th>
          <td />
          {all.map((variant) => (
            <td key={variant.key} className={variant.key === chosen ? 'zg-sim-chosen' : undefined}>
              <Doings variants={variants} variant={variant} chosen={chosen} onChoose={onChoose} onEdit={onEdit} />
            </td>
          ))}
        </tr>
        {FIGURES.map((kind) => (
          <Row key={kind.id} kind={kind} simulation={simulation} replays={replays} chosen={chosen} hasBand={hasBand} />
        ))}
      </FigureTable>
    </section>
  )
}

type DoingsProps = Pick<CompareProps, 'variants' | 'chosen' | 'onChoose' | 'onEdit'>

function Copy({ variants, chosen, onChoose, onEdit }: DoingsProps) {
  const t = useMessages(simulateMessages)
  const copy = async () => {
    const made = await variants.copy(variants.all.find(({ key }) => key === chosen) ?? variants.all[0])
    if (made === undefined) return
    onChoose(made)
    onEdit(made)
  }
  return (
    <Button disabledReason={variants.whyNotCopy} onClick={() => void copy()}>
      {t('copy')}
    </Button>
  )
}

/** What can be done with one of them; the plan itself is changed on its own screen. */
function Doings({ variants, variant, chosen, onChoose, onEdit }: DoingsProps & { variant: Variants['all'][number] }) {
  const t = useMessages(simulateMessages)
  const isPlan = variant.key === PLAN
  const isSame = !isPlan && isEqual(variant.rules, variants.all[0].rules)
  return (
    <div className="zg-sim-doing">
      <button
        type="button"
        className="zg-link"
        aria-pressed={variant.key === chosen}
        aria-label={t('showResults', { name: variant.name })}
        onClick={() => onChoose(variant.key)}
      >
        <span aria-hidden="true">{variant.key === chosen ? '●' : '○'}</span> {t('show')}
      </button>
      {!isPlan && (
        <>
          <Button
            size="small"
            disabledReason={variants.whyNot}
            aria-label={`${t('edit')}: ${variant.name}`}
            onClick={() => onEdit(variant.key)}
          >
            {t('edit')}
          </Button>
          <Button
            size="small"
            disabledReason={variants.whyNotAdopt ?? (isSame ? t('isSame') : undefined)}
            aria-label={`${t('adopt')}: ${variant.name}`}
            onClick={() => void variants.adopt(variant)}
          >
            {t('adopt')}
          </Button>
          <Button
            size="small"
            disabledReason={variants.whyNot}
            aria-label={`${t('remove')}: ${variant.name}`}
            onClick={() => void variants.remove(variant)}
          >
            {t('remove')}
          </Button>
        </>
      )}
    </div>
  )
}

/** Figures whose band is worth its line. */
const WITH_BAND: ReadonlySet<FigureId> = new Set(['gmv', 'margin'])

function bandOf({ of }: FigureKind, replay: VariantReplay): [low: number, high: number] | undefined {
  const [one, other] = [of(replay.low, replay), of(replay.high, replay)]
  return one === undefined || other === undefined || one === other ? undefined : [Math.min(one, other), Math.max(one, other)]
}

interface RowProps {
  kind: FigureKind
  simulation: Simulation
  replays: readonly (VariantReplay | undefined)[]
  chosen: string
  hasBand: boolean
}

function Row({ kind, simulation: { before }, replays, chosen, hasBand }: RowProps) {
  const t = useMessages(simulateMessages)
  const writing = useFigureWriting()
  const { as } = kind
  const was = kind.of(before)
  const plan = replays[0] && kind.of(replays[0].mid, replays[0])
  return (
    <tr>
      <th scope="row">{t(`f.${kind.id}`)}</th>
      <td title={writing.full(was, as)}>{writing.short(was, as)}</td>
      {replays.map((replay, i) => {
        const value = replay && kind.of(replay.mid, replay)
        const difference = writing.difference(value, i === 0 ? was : plan, as)
        const band = hasBand && replay && WITH_BAND.has(kind.id) ? bandOf(kind, replay) : undefined
        return (
          <td key={replay?.key ?? i} className={replay?.key === chosen ? 'zg-sim-chosen' : undefined} title={writing.full(value, as)}>
            <span data-figure={kind.id} data-variant={replay?.key} data-value={value}>
              {writing.short(value, as)}
            </span>
            {as === 'amount' && value !== undefined && value < 0 && <em className="zg-sim-loss">{t('loss')}</em>}
            {difference !== '' && (
              <small title={t(i === 0 ? 'vsBefore' : 'vsPlan', { change: difference })}>
                <span className="zg-hidden">{t(i === 0 ? 'vsBefore' : 'vsPlan', { change: '' })}</span>
                {difference}
              </small>
            )}
            {band && <small>{t('range', { low: writing.short(band[0], as), high: writing.short(band[1], as) })}</small>}
          </td>
        )
      })}
    </tr>
  )
}
