import { DISPOSITIONS } from '~/domain/moveSheet'
import { isMoveReason, MOVE_REASONS } from '~/domain/stock'
import { useMessages } from '~/lib/i18n'
import type { PlaceRow } from '~/store/stockLists'
import type { MoveForm } from './MoveSheet'
import { moveMessages } from './moveMessages'

interface FieldsProps {
  form: MoveForm
  set: (change: Partial<MoveForm>) => void
  places: readonly PlaceRow[]
}

/** Where, why and of what: the fields that the kind of movement asks for. */
export function MoveFields({ form, set, places }: FieldsProps) {
  const t = useMessages(moveMessages)
  const { task } = form
  return (
    <div className="zg-move-fields">
      <PlaceField
        label={t(task === 'transfer' ? 'from' : 'location')}
        value={form.location}
        places={places}
        onChange={(location) => set({ location })}
      />
      {task === 'transfer' && <PlaceField label={t('to')} value={form.to} places={places} onChange={(to) => set({ to })} />}
      {(task === 'adjust' || task === 'scrap') && (
        <label>
          {t('reason')}
          <select
            className="zg-input"
            value={form.reason}
            onChange={({ target }) => set({ reason: isMoveReason(target.value) ? target.value : '' })}
          >
            <option value="">{t('chooseReason')}</option>
            {MOVE_REASONS.filter((reason) => reason !== 'file').map((reason) => (
              <option key={reason} value={reason}>
                {t(`reason.${reason}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {task === 'return' && <ReturnFields form={form} set={set} places={places} />}
      {task === 'hold' && <TextField label={t('holdFor')} value={form.holdFor} onChange={(holdFor) => set({ holdFor })} />}
      {(task === 'receive' || task === 'sell' || task === 'return') && (
        <TextField
          label={t(task === 'return' ? 'order' : 'ref')}
          hint={task === 'return' ? undefined : t('refHint')}
          value={form.ref}
          onChange={(ref) => set({ ref })}
        />
      )}
    </div>
  )
}

/** Goods that come back go to a place that suits what becomes of them. */
function ReturnFields({ form, set, places }: FieldsProps) {
  const t = useMessages(moveMessages)
  const aside = places.find((place) => place.aside)
  const choose = (disposition: MoveForm['disposition']) => {
    const location = disposition === 'quarantine' ? aside?.key : places.find(({ ships }) => ships)?.key
    set({ disposition, ...(location === undefined ? {} : { location }) })
  }
  const words = { restock: t('restock'), quarantine: t('quarantine'), scrap: t('scrapIt') } as const
  return (
    <label>
      {t('disposition')}
      <select
        className="zg-input"
        value={form.disposition}
        onChange={({ target }) => choose(DISPOSITIONS.find((each) => each === target.value) ?? 'restock')}
      >
        {DISPOSITIONS.map((each) => (
          <option key={each} value={each} disabled={each === 'quarantine' && !aside}>
            {words[each]}
          </option>
        ))}
      </select>
      {!aside && <span className="zg-second zg-small">{t('noAside')}</span>}
    </label>
  )
}

interface PlaceFieldProps {
  label: string
  value: string
  places: readonly Pick<PlaceRow, 'key' | 'name'>[]
  onChange: (key: string) => void
}

export function PlaceField({ label, value, places, onChange }: PlaceFieldProps) {
  return (
    <label>
      {label}
      <select className="zg-input" value={value} onChange={({ target }) => onChange(target.value)}>
        {places.map(({ key, name }) => (
          <option key={key} value={key}>
            {name || key}
          </option>
        ))}
      </select>
    </label>
  )
}

function TextField({ label, hint, value, onChange }: { label: string; hint?: string; value: string; onChange: (text: string) => void }) {
  return (
    <label>
      {label}
      <input className="zg-input" value={value} placeholder={hint} autoComplete="off" onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}
