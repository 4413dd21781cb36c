/** 報告: the workbook for the client meeting — one client's months, or a run over the office. */
import './reports.css';
import { useCurrentClient } from '../../api/use-office.ts';
import { ClientReports } from './client-reports.tsx';
import { OfficeReports } from './office-reports.tsx';

export function ReportsPage() {
  const client = useCurrentClient();
  return client ? <ClientReports key={client.clientId} client={client} /> : <OfficeReports />;
}
