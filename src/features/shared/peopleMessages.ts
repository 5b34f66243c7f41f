import { defineMessages } from '~/lib/i18n'

/** Words for who works in the shop, and for what they may not do. */
export const peopleMessages = defineMessages('people', {
  zh: {
    owner: '店主',
    operator: '运营',
    analyst: '分析',
    agent: '客服',
    someone: '已不在名单',
    platform: '平台',
    actsAs: '现在是{{name}}（{{role}}）在操作，点此换人',
    manage: '管理人员',
    forbidden: '“{{role}}”不能做这件事。请在右上角换成有权限的人。',
    onlyOwner: '只有店主可以做这件事。',
    onlyRoles: '只有{{roles}}可以做这件事。',
    and: '和',
    comma: '、',
  },
  en: {
    owner: 'Owner',
    operator: 'Operator',
    analyst: 'Analyst',
    agent: 'Agent',
    someone: 'Somebody no longer listed',
    platform: 'The platform',
    actsAs: 'You act as {{name}} ({{role}}): switch',
    manage: 'Manage people',
    forbidden: 'The role “{{role}}” may not do this. Switch to somebody who may, at the top right.',
    onlyOwner: 'Only the owner may do this.',
    onlyRoles: 'Only these roles may do this: {{roles}}.',
    and: ' and ',
    comma: ', ',
  },
})
