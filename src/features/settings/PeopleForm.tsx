import { Input } from 'antd'
import { checkPerson, LIMITS } from '~/domain/checkCommand'
import { FIRST_PERSON, type Person, type PersonRow, personWith, type Role, ROLES } from '~/domain/person'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Status'
import { sharedMessages } from '~/features/shared/messages'
import { peopleMessages } from '~/features/shared/peopleMessages'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { settingsPeopleMessages } from './peopleMessages'
import { RoleRights } from './RoleRights'
import './people.css'

/** Who works in the shop, and what each may do. */
export function PeopleForm() {
  const t = useMessages(settingsPeopleMessages)
  const people = useShop((shop) => shop.people)
  const whyNot = useWhyNot('person.set')
  const all = people.some(({ key }) => key === FIRST_PERSON) ? people : [personWith(FIRST_PERSON, undefined, {}), ...people]
  const isFirst = ({ key }: PersonRow) => Number(key === FIRST_PERSON)
  const sorted = all.toSorted((a, b) => Number(b.active) - Number(a.active) || isFirst(b) - isFirst(a) || a.name.localeCompare(b.name))
  return (
    <section id="people" className="zg-form">
      <h2>{t('title')}</h2>
      <p className="zg-second">{t('noPasswords')}</p>
      {whyNot !== undefined && <p className="zg-warning">{whyNot}</p>}
      <ul className="zg-people">
        {sorted.map((person) => (
          <PersonItem key={person.key} person={person} />
        ))}
      </ul>
      <NewPerson />
      <RoleRights />
    </section>
  )
}

function PersonItem({ person }: { person: PersonRow }) {
  const t = useMessages(settingsPeopleMessages)
  const words = useMessages(peopleMessages)
  const people = useShop((shop) => shop.people)
  const who = useShop((shop) => shop.who)
  const nameOf = usePersonName()
  const whyNot = useWhyNot('person.set')
  const run = useCommand()
  const { key, role, active } = person
  const name = nameOf(key)
  const set = (change: Partial<Person>, done: string) => {
    const saw = Object.fromEntries(
      people.some((known) => known.key === key) ? Object.keys(change).map((field) => [field, seen(person, field)]) : [],
    )
    return run({ kind: 'person.set', args: { key, set: change }, saw }, { done })
  }
  const refusal = active ? checkPerson(key, { active: false }, people) : undefined
  return (
    <li className={active ? undefined : 'zg-people-off'}>
      <PersonName person={person} save={(text) => set({ name: text }, t('renamed', { name: text }))} />
      <RoleSelect
        label={t('roleOf', { name })}
        value={role}
        whyNot={whyNot}
        onChange={(next) => void set({ role: next }, t('roleSet', { name, role: words(next) }))}
      />
      {active ? (
        <Button
          aria-label={t('deactivateThis', { name })}
          disabledReason={whyNot ?? (refusal && refusalText(refusal))}
          onClick={() => void set({ active: false }, t('deactivated', { name }))}
        >
          {t('deactivate')}
        </Button>
      ) : (
        <Button
          aria-label={t('reactivateThis', { name })}
          disabledReason={whyNot}
          onClick={() => void set({ active: true }, t('reactivated', { name }))}
        >
          {t('reactivate')}
        </Button>
      )}
      {key === who && <Chip>{t('you')}</Chip>}
      {!active && <Chip>{t('inactive')}</Chip>}
    </li>
  )
}

const seen = (person: PersonRow, field: string): unknown => Object.entries(person).find(([name]) => name === field)?.[1]

/** A name that is saved when the field is left, or by Enter. */
function PersonName({ person, save }: { person: PersonRow; save: (name: string) => Promise<{ ok: boolean } | undefined> }) {
  const t = useMessages(settingsPeopleMessages)
  const shared = useMessages(sharedMessages)
  const nameOf = usePersonName()
  const people = useShop((shop) => shop.people)
  const whyNot = useWhyNot('person.set')
  const draft = useDraft(`person/${person.key}/name`, person.name)
  const refusal = draft.dirty ? checkPerson(person.key, { name: draft.text }, people) : undefined
  const store = async () => {
    if (!draft.dirty || refusal) return
    const outcome = await save(draft.text.trim())
    if (outcome?.ok) draft.drop()
  }
  return (
    <div className="zg-people-name">
      <Input
        aria-label={t('nameOf', { name: nameOf(person.key) })}
        placeholder={nameOf(person.key)}
        maxLength={LIMITS.personName}
        disabled={whyNot !== undefined}
        title={whyNot}
        status={refusal ? 'error' : ''}
        value={draft.text}
        onChange={({ target }) => draft.set(target.value)}
        onPressEnter={() => void store()}
      />
      {draft.dirty && (
        <>
          <Button disabledReason={refusal && refusalText(refusal)} onClick={() => void store()}>
            {shared('save')}
          </Button>
          <Button onClick={draft.drop}>{shared('cancel')}</Button>
        </>
      )}
      {refusal && <p className="zg-warning">{refusalText(refusal)}</p>}
    </div>
  )
}

function RoleSelect({ label, value, whyNot, onChange }: { label: string; value: Role; whyNot?: string; onChange: (role: Role) => void }) {
  const words = useMessages(peopleMessages)
  return (
    <select
      className="zg-input"
      aria-label={label}
      value={value}
      disabled={whyNot !== undefined}
      title={whyNot}
      onChange={({ target }) => {
        const role = ROLES.find((each) => each === target.value)
        if (role) onChange(role)
      }}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {words(role)}
        </option>
      ))}
    </select>
  )
}

const isNewRole = (text: string): Role => ROLES.find((role) => role === text) ?? 'agent'

function NewPerson() {
  const t = useMessages(settingsPeopleMessages)
  const people = useShop((shop) => shop.people)
  const whyNot = useWhyNot('person.set')
  const run = useCommand()
  const name = useDraft('person/new/name', '')
  const role = useDraft('person/new/role', 'agent')
  const text = name.text.trim()
  const refusal = checkPerson('', { name: text }, people)
  const add = async () => {
    if (refusal || whyNot !== undefined) return
    const set = { name: text, role: isNewRole(role.text), active: true }
    const outcome = await run({ kind: 'person.set', args: { key: crypto.randomUUID(), set } }, { done: t('added', { name: text }) })
    if (!outcome?.ok) return
    name.drop()
    role.drop()
  }
  return (
    <div className="zg-people-new">
      <Input
        aria-label={t('newName')}
        placeholder={t('newName')}
        maxLength={LIMITS.personName}
        disabled={whyNot !== undefined}
        title={whyNot}
        value={name.text}
        onChange={({ target }) => name.set(target.value)}
        onPressEnter={() => void add()}
      />
      <RoleSelect label={t('newRole')} value={isNewRole(role.text)} whyNot={whyNot} onChange={role.set} />
      <Button disabledReason={whyNot ?? (refusal && refusalText(refusal))} onClick={() => void add()}>
        {t('add')}
      </Button>
      {text !== '' && refusal && <p className="zg-warning">{refusalText(refusal)}</p>}
    </div>
  )
}
