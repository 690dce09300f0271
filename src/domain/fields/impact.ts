/** How much: numbers with their unit and the speaker's qualifier. */
import { defineField } from "../field-definition.ts";

const amount = (label: string, definition: string, ...units: string[]) =>
  defineField({ label, definition, value: "amount", units });

/** Currencies by ISO 4217 code that reports of incidents commonly use. */
const money = [
  "USD",
  "EUR",
  "GBP",
  "AUD",
  "CAD",
  "CHF",
  "JPY",
  "CNY",
  "INR",
  "KRW",
  "NOK",
  "SEK",
  "DKK",
  "PLN",
  "CZK",
  "BRL",
  "BTC",
];

export const impactFields = {
  "impact.persons": amount("Persons affected", "Persons whose data or service was affected.", "persons"),
  "impact.records": amount("Records affected", "Records, accounts or cards affected.", "records", "accounts", "cards"),
  "impact.files": amount("Files affected", "Files taken or encrypted.", "files"),
  "impact.data-volume": amount("Volume of data", "Volume of data taken or leaked.", "GB", "MB", "TB"),
  "impact.organisations": amount(
    "Organisations affected",
    "Organisations affected through this incident.",
    "organisations",
  ),
  "impact.systems": amount("Systems affected", "Computers, servers, devices or sites affected.", "systems"),
  "impact.services-cancelled": amount(
    "Services cancelled",
    "Visits, flights, operations and the like that did not take place.",
    "visits",
    "flights",
    "operations",
    "services",
  ),
  "impact.reports": amount("Reports received", "Reports of trouble by users.", "reports"),
  "impact.downtime": amount(
    "Downtime",
    "How long the affected service was out or impaired.",
    "hours",
    "minutes",
    "days",
    "weeks",
    "months",
  ),
  "impact.money-demanded": amount("Money demanded", "Ransom or other sum demanded.", ...money),
  "impact.money-paid": amount("Money paid", "Ransom paid.", ...money),
  "impact.money-loss": amount("Money lost", "Loss or cost to the victim, stolen sums included.", ...money),
  "impact.money-recovered": amount("Money recovered", "Sum seized, returned or stopped on its way.", ...money),
  "impact.money-compensation": amount("Compensation and fines", "Compensation, settlements and fines.", ...money),
} as const;
