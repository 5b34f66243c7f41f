/** Screens and parts of connected shops, each with its code. */
export const connectedParts = {
  badge: () => import('~/features/connect/SyncBadge'),
  notices: () => import('~/features/connect/SyncNotices'),
  connect: () => import('~/features/connect/ConnectScreen'),
  connection: () => import('~/features/connect/ConnectionScreen'),
  waiting: () => import('~/features/sync/WaitingScreen'),
  conflicts: () => import('~/features/sync/ConflictsScreen'),
}
