import type { RuleField } from '~/domain/promotion/checkRule'
import type { Action } from '~/domain/promotion/rule'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { builderMessages } from './builderMessages'
import { AmountInput, CountInput, Sentence } from './fields'
import { ScopePick } from './ScopePick'

type Bundle = Extract<Action, { kind: 'bundle' }>

export interface BundlePartsProps {
  action: Bundle
  set: (action: Action) => void
  wrong: (field: RuleField) => boolean
}

/** 捆绑: so many of each part, for one price. */
export function BundleParts({ action, set, wrong }: BundlePartsProps) {
  const t = useMessages(builderMessages)
  const { parts } = action
  const put = (at: number, part: Bundle['parts'][number]) => set({ ...action, parts: parts.map((now, i) => (i === at ? part : now)) })
  const price = (
    <AmountInput label={t('price')} wrong={wrong('price')} value={action.price} onChange={(next) => set({ ...action, price: next })} />
  )
  const lines = (
    <span className="zg-slot-lines">
      {parts.map((part, at) => (
        <span key={at} className="zg-slots">
          <Sentence
            text={t('s.part')}
            slots={{
              scope: (
                <ScopePick label={t('partGoods', { at: at + 1 })} scope={part.scope} onChange={(scope) => put(at, { ...part, scope })} />
              ),
              units: (
                <CountInput
                  label={t('partUnits', { at: at + 1 })}
                  wrong={wrong('parts')}
                  value={part.units}
                  onChange={(units) => put(at, { ...part, units })}
                />
              ),
            }}
          />
          {parts.length > 1 && (
            <button
              type="button"
              className="zg-icon-button"
              aria-label={t('removePart', { at: at + 1 })}
              onClick={() => set({ ...action, parts: parts.filter((_, i) => i !== at) })}
            >
              <CloseIcon />
            </button>
          )}
        </span>
      ))}
      <Button size="small" onClick={() => set({ ...action, parts: [...parts, { scope: {}, units: 1 }] })}>
        {t('addPart')}
      </Button>
    </span>
  )
  return <Sentence text={t('s.bundle')} slots={{ parts: lines, price }} />
}
