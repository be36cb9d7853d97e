/** TABLE. Every URL of Farthing, grouped by audience. */
import { index, route } from "@react-router/dev/routes";
import type { RouteConfig } from "@react-router/dev/routes";

export default [
  // Everybody
  index("routes/site/home.tsx"),
  route("welcome", "routes/site/home.tsx", { id: "welcome" }),
  route("gigs", "routes/catalog/gigs.tsx"),
  route("gigs/:id", "routes/catalog/gig.tsx"),
  route("sellers/:handle", "routes/people/seller.tsx"),
  route("sitemap.xml", "routes/site/sitemap.ts"),
  route("robots.txt", "routes/site/robots.ts"),
  route("commission", "routes/commission/commission.tsx"),
  route("help", "routes/site/text.tsx", { id: "help" }),
  route("how-money-moves", "routes/site/text.tsx", { id: "how-money-moves" }),
  route("terms", "routes/site/text.tsx", { id: "terms" }),
  route("privacy", "routes/site/text.tsx", { id: "privacy" }),
  route("developers/events", "routes/developers/events.tsx"),
  route("sign-in", "routes/security/sign-in.tsx"),
  route("sign-up", "routes/people/sign-up.tsx"),
  route("claim", "routes/people/claim-mailed.tsx"),
  route("claim/:id", "routes/people/claim.tsx"),
  route("keep-account", "routes/closings/keep-account.tsx"),
  route("first-staff", "routes/people/first-staff.tsx"),
  route("sign-out", "routes/security/sign-out.ts"),
  route("files/:id", "routes/files/file.ts"),

  // Buyers and freelancers
  route("gigs/:id/order", "routes/orders/place-order.tsx"),
  route("orders", "routes/orders/orders.tsx"),
  route("orders/:id", "routes/orders/order.tsx"),
  route("orders/:id/files", "routes/orders/order-files.tsx"),
  route("orders/:id/:transition", "routes/orders/order-transition.tsx"),
  route("batches", "routes/batches/batches.tsx"),
  route("batches/new", "routes/batches/batch-new.tsx"),
  route("batches/:id", "routes/batches/batch.tsx"),
  route("tasks/:id", "routes/tasks/task.tsx"),
  route("tasks/:id/accept_part", "routes/tasks/accept-part.tsx"),
  route("tasks/:id/:transition", "routes/tasks/task-transition.tsx"),
  route("notices", "routes/notifications/notices.tsx"),
  route("selling", "routes/selling/desk.tsx"),
  route("settings", "routes/settings/settings.tsx"),
  route("settings/close", "routes/closings/close.tsx"),
  route("settings/tokens", "routes/security/tokens.tsx"),
  route("settings/webhooks", "routes/webhooks/webhooks.tsx"),
  route("settings/webhooks/:id", "routes/webhooks/webhook.tsx"),
  route("settings/webhooks/:id/deliveries/:delivery", "routes/webhooks/webhook-delivery.tsx"),
  route("selling/gigs", "routes/catalog/own-gigs.tsx"),
  route("selling/gigs/new", "routes/catalog/gigs-new.tsx"),
  route("selling/gigs/:id", "routes/catalog/gigs-edit.tsx"),
  route("selling/gigs/:id/:step", "routes/catalog/gig-step.tsx"),

  // Money in and out
  route("wallet", "routes/wallet/wallet.tsx"),
  route("wallet/deposit", "routes/deposits/deposit.tsx"),
  route("wallet/deposits/:id", "routes/deposits/deposit-progress.tsx"),
  route("wallet/payouts", "routes/payouts/payouts.tsx"),
  route("wallet/payouts/:id", "routes/payouts/payout.tsx"),
  route("wallet/payout-method", "routes/payouts/payout-method.tsx"),
  route("wallet/withdraw", "routes/payouts/withdraw.tsx"),
  route("wallet/use-earnings", "routes/earnings/use-earnings.tsx"),
  route("wallet/statement", "routes/wallet/statement.tsx"),
  route("wallet/statement/print", "routes/wallet/statement-print.tsx"),
  route("wallet/statement.csv", "routes/wallet/statement-csv.ts"),
  route("wallet/statement.json", "routes/wallet/statement-json.ts"),

  // Suspended people: one page, and the link of the mail
  route("suspended", "routes/suspended/suspended.tsx"),
  route("stop-withdrawal", "routes/suspended/stop-withdrawal.tsx"),

  // The parties of a dispute
  route("tasks/:id/dispute", "routes/disputes/open.tsx"),
  route("disputes/:id", "routes/disputes/dispute.tsx"),
  route("disputes/:id/concede", "routes/disputes/concede.tsx"),

  // Staff
  route("admin", "routes/admin/queue.tsx"),
  route("admin/disputes/:id", "routes/admin/dispute.tsx"),
  route("admin/payments", "routes/admin/payments.tsx"),
  route("admin/payments/suspense/:id", "routes/admin/suspense.tsx"),
  route("admin/books", "routes/admin/books.tsx"),
  route("admin/commission", "routes/admin/commission.tsx"),
  route("admin/people", "routes/admin/people.tsx"),
  route("admin/people/:id", "routes/admin/person.tsx"),
  route("admin/people/:id/invitation", "routes/admin/invitation.tsx"),
  route("admin/invitations", "routes/admin/invitations.tsx"),
  route("admin/invitations/:id", "routes/admin/invitation-list.tsx"),
  route("admin/invitations/:id/report.csv", "routes/admin/invitation-report.ts"),
  route("admin/catalog", "routes/admin/catalog.tsx"),
  route("admin/import", "routes/admin/import.tsx"),
  route("admin/import/:id", "routes/admin/import-one.tsx"),
  route("admin/import/:id/report.csv", "routes/admin/import-report.ts"),

  // Programs
  route("api", "routes/api/reference.tsx"),
  route("api/problems", "routes/api/problems.tsx"),
  route("api/:room", "routes/api/room.tsx"),
  route("api/v1/openapi.json", "routes/api/openapi.ts"),
  route("api/v1/*", "routes/api/v1/door.ts"),

  // Providers, and the pretend one's own page
  route("hooks/cards", "routes/hooks/cards.ts"),
  route("hooks/bank", "routes/hooks/bank.ts"),
  route("hooks/sandbox/cards", "routes/hooks/sandbox-cards.ts"),
  route("hooks/sandbox/bank", "routes/hooks/sandbox-bank.ts"),
  route("sandbox/cards/:ref", "routes/pretend/card-page.tsx"),

  // The developer's own machine
  route("dev/mail", "routes/dev/mails.tsx"),
  route("dev/mail/:id", "routes/dev/mail.tsx"),
  route("dev/mail/:id/html", "routes/dev/mail-html.ts"),

  route("*", "routes/site/missing.tsx"),
] satisfies RouteConfig;
