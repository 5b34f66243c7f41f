import { useNavigate } from 'react-router'
import { peopleMessages } from '~/features/shared/peopleMessages'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { peopleOf, usePerson } from '~/session/person'
import { actAs, useShop } from '~/session/shop'
import { Menu } from '~/ui/Menu'
import './person.css'

/** Who acts now, by name and role; behind it everybody else who may be chosen. */
export function PersonMenu() {
  const t = useMessages(peopleMessages)
  const navigate = useNavigate()
  const nameOf = usePersonName()
  const now = usePerson()
  const people = useShop((shop) => shop.people)
  const all = peopleOf({ people })
  const name = nameOf(now.key)
  const role = t(now.role)
  return (
    <Menu
      label={t('actsAs', { name, role })}
      alignEnd
      className="zg-icon-button zg-person"
      button={
        <>
          <span className="zg-person-mark" aria-hidden="true">
            {[...new Intl.Segmenter().segment(name)][0]?.segment}
          </span>
          <span className="zg-person-name">{name}</span>
          {name !== role && <span className="zg-person-role">{role}</span>}
        </>
      }
      groups={[
        all.map((person) => ({
          key: person.key,
          label: nameOf(person.key),
          aside: nameOf(person.key) === t(person.role) ? undefined : t(person.role),
          checked: person.key === now.key,
          onPick: () => void (person.key !== now.key && actAs(person.key)),
        })),
        [{ key: 'manage', label: t('manage'), onPick: () => void navigate(paths.people()) }],
      ]}
    />
  )
}
