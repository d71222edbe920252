#!/bin/sh
# Gives two service accounts what they need in BigQuery, and no more: one that builds weeks, and one that
# deploys (makes tables, columns and procedures). Run it again as you like: a binding that is there stays as it is. Whoever
# runs it needs roles/iam.roleAdmin, roles/iam.serviceAccountAdmin and roles/resourcemanager.projectIamAdmin in the project,
# and roles/bigquery.dataOwner on the dataset.
#
#   grant-bigquery.sh --dry-run of-scheduler-proj eros_scheduling_brain    print the commands
#   grant-bigquery.sh of-scheduler-proj eros_scheduling_brain              run them
#
# What single tables are granted needs the tables: run it, deploy as the deployer, run it again with --tables.
set -eu

usage() {
  echo "usage: $(basename "$0") [--dry-run] [--tables] PROJECT DATASET" >&2
  exit 2
}

dry=
tables=
while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) dry=yes ;;
    --tables) tables=yes ;;
    -*) usage ;;
    *) break ;;
  esac
  shift
done
[ $# -eq 2 ] || usage
project=$1
dataset=$2
builder=schedule-builder@$project.iam.gserviceaccount.com
deployer=schedule-deployer@$project.iam.gserviceaccount.com

run() {
  if [ -n "$dry" ]; then echo "$*"; else "$@"; fi
}

# A role or account that is there already is not an error; any other failure shows again in the next command.
make() {
  if [ -n "$dry" ]; then echo "$*"; else "$@" || echo "(goes on: is it there already?)" >&2; fi
}

if [ -z "$tables" ]; then
  make gcloud iam service-accounts create schedule-builder --project="$project" --display-name="Schedule Builder"
  make gcloud iam service-accounts create schedule-deployer --project="$project" \
    --display-name="Schedule Builder, deployments"

  # What a build reads: the dataset, its tables and their rows, its procedures. Everything here only reads.
  make gcloud iam roles create scheduleReader --project="$project" --title="Schedule Builder: read" --stage=GA \
    --permissions=bigquery.datasets.get,bigquery.tables.get,bigquery.tables.getData,bigquery.routines.get,bigquery.routines.list
  # What it does to the rows of the tables that it writes.
  make gcloud iam roles create scheduleWriter --project="$project" --title="Schedule Builder: write rows" --stage=GA \
    --permissions=bigquery.tables.get,bigquery.tables.getData,bigquery.tables.updateData
  # What a deployment does: makes tables, columns, views and procedures, and inserts the guard's row. It deletes nothing.
  make gcloud iam roles create scheduleDeployer --project="$project" --title="Schedule Builder: deploy" --stage=GA \
    --permissions=bigquery.datasets.get,bigquery.tables.get,bigquery.tables.getData,bigquery.tables.create,bigquery.tables.update,bigquery.tables.updateData,bigquery.routines.get,bigquery.routines.list,bigquery.routines.create,bigquery.routines.update

  # Jobs are run in the project; data are granted by dataset and table.
  for account in "$builder" "$deployer"; do
    run gcloud projects add-iam-policy-binding "$project" --member="serviceAccount:$account" \
      --role=roles/bigquery.jobUser --condition=None
  done
  run bq query --project_id="$project" --use_legacy_sql=false \
    "GRANT \`projects/$project/roles/scheduleReader\` ON SCHEMA \`$project\`.$dataset TO 'serviceAccount:$builder'"
  run bq query --project_id="$project" --use_legacy_sql=false \
    "GRANT \`projects/$project/roles/scheduleDeployer\` ON SCHEMA \`$project\`.$dataset TO 'serviceAccount:$deployer'"
  exit 0
fi

# Builds write the first four; `warehouse update-performance` the fifth.
for table in active_caption_assignments schedule_recommendations schedule_export_log planned_messages sb_guard caption_bandit_stats; do
  run bq add-iam-policy-binding --member="serviceAccount:$builder" --role="projects/$project/roles/scheduleWriter" \
    "$project:$dataset.$table"
done
